package amplify.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.cli.Amplify;
import amplify.runtime.Service;
import amplify.testdata.TestBins;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The documents of the services there are, and every example in them. */
class ExamplesTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String BIN = "D20240601T120000_IFCB999";

  @TempDir static Path folder;
  private static RunningService segment;
  private static Service features;
  private static Service convert;

  @BeforeAll
  static void start() throws IOException {
    segment = new RunningService(folder, Map.of("AMPLIFY_ROLE", "api"), "segment");
    features = segment.another("features");
    convert = segment.another("convert");
    putObjects();
  }

  @AfterAll
  static void stop() {
    convert.close();
    features.close();
    segment.close();
    HTTP.close();
  }

  /** Those that examples name. */
  private static void putObjects() throws IOException {
    var uris = new ArrayList<String>();
    for (String extension : List.of("adc", "hdr", "roi")) {
      String key = "bins/%s.%s".formatted(BIN, extension);
      put(key, Files.readAllBytes(TestBins.bin(BIN).file(extension)));
      uris.add('"' + segment.store().uri(key) + '"');
    }
    String line = "{\"bin_id\":\"" + BIN + "\",\"files\":[" + String.join(",", uris) + "]}";
    put("bins/2024.jsonl", line.getBytes(StandardCharsets.UTF_8));
    put("examples/plankton.png", pages("png", 1));
    put("examples/plankton.tif", pages("tiff", 2));
  }

  private static void put(String key, byte[] bytes) {
    segment.store().put(key, bytes, "application/octet-stream");
  }

  private static byte[] pages(String format, int count) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      var image = new IIOImage(picture(), null, null);
      if (count == 1) {
        writer.write(image);
      } else {
        writer.prepareWriteSequence(null);
        for (int i = 0; i < count; i++) {
          writer.writeToSequence(image, null);
        }
        writer.endWriteSequence();
      }
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** A dark ring on a light ground. */
  private static BufferedImage picture() {
    var image = new BufferedImage(96, 80, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        double distance = Math.hypot(x - 48.0, y - 40.0);
        int grey = distance > 15 && distance < 25 ? 60 : 200;
        image.getRaster().setSample(x, y, 0, grey);
      }
    }
    return image;
  }

  private static DynamicContainer of(String name, URI service) throws Exception {
    var documented = new Documented(service, HTTP);
    assertEquals(List.of(), documented.faults());
    List<DynamicTest> calls = documented.examples();
    assertTrue(calls.size() >= 2, "%s has %d".formatted(name, calls.size()));
    return DynamicContainer.dynamicContainer(name, calls);
  }

  private static URI at(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Test
  void documentsOfSeveralServicesAreJoined(@TempDir Path out) throws Exception {
    Path json = out.resolve("openapi.json");
    Path page = out.resolve("docs.html");
    for (Path file : List.of(json, page)) {
      var err = new StringWriter();
      int code =
          Amplify.run(
              new PrintWriter(new StringWriter()),
              new PrintWriter(err),
              "docs",
              "--to=" + file,
              "masks=" + segment.address(),
              at(convert.port()).toString());
      assertEquals(0, code, err.toString());
    }

    JsonNode joined = RunningService.MAPPER.readTree(json.toFile());
    assertEquals(List.of(), new Documented(segment.address(), HTTP).faultsOf(joined));
    assertTrue(joined.path("paths").has("/masks/jobs/{job_id}"));
    assertTrue(joined.path("paths").has("/convert/media/image/convert"));
    assertTrue(Files.readString(page).contains("\"name\":\"masks\""));
  }

  @TestFactory
  List<DynamicContainer> everyExampleCanBeCalled() throws Exception {
    return List.of(
        of("segment", segment.address()),
        of("features", at(features.port())),
        of("convert", at(convert.port())));
  }
}
