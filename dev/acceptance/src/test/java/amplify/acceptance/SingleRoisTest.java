package amplify.acceptance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.runtime.Service;
import amplify.testdata.TestBin;
import amplify.testdata.TestBins;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Single ROIs, asked of the services of segmentation and features, held against the golden masks
 * and tables that whole bins are held against.
 */
class SingleRoisTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String BIN = "D20240601T120000_IFCB999";
  private static final String OLD_BIN = "IFCB7_2024_155_130000";
  private static final double TOLERANCE = 1e-5;

  @TempDir static Path folder;
  private static RunningService segment;
  private static Service features;
  private static URI measuring;

  @BeforeAll
  static void start() throws IOException {
    segment = new RunningService(folder, Map.of("AMPLIFY_ROLE", "api"), "segment");
    features = segment.another("features");
    measuring = URI.create("http://127.0.0.1:" + features.port());
    put(BIN, "bins");
    put("D20240603T120000_IFCB997", "bins/D2024/D20240603");
    put(OLD_BIN, "bins/IFCB7_2024_155");
    put("IFCB9_2024_153_130000", "elsewhere");
  }

  @AfterAll
  static void stop() {
    features.close();
    segment.close();
    HTTP.close();
  }

  private static TestBin bin(String id) {
    return TestBins.synthetic().stream()
        .filter(bin -> bin.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static void put(String id, String folder) throws IOException {
    for (String extension : List.of("adc", "hdr", "roi")) {
      segment
          .store()
          .put(
              "%s/%s.%s".formatted(folder, id, extension),
              Files.readAllBytes(bin(id).file(extension)),
              "application/octet-stream");
    }
  }

  private static HttpResponse<byte[]> get(String path, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(segment.address().resolve(path)).timeout(Duration.ofSeconds(30));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static HttpResponse<byte[]> post(
      URI address, String mediaType, byte[] body, String accept)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(address)
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", mediaType)
            .header("Accept", accept)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  private static HttpResponse<byte[]> asked(URI address, String json, String accept)
      throws IOException, InterruptedException {
    return post(
        address,
        "application/json",
        json.replace('\'', '"').getBytes(StandardCharsets.UTF_8),
        accept);
  }

  private static JsonNode json(HttpResponse<byte[]> response) throws IOException {
    return RunningService.MAPPER.readTree(response.body());
  }

  private static BufferedImage image(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static int[] grey(BufferedImage image) {
    return image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
  }

  /** The lines of the golden table, without its heading. */
  private static List<String> lines(TestBin bin) throws IOException {
    List<String> lines = Files.readAllLines(bin.goldenFeatures());
    return lines.subList(1, lines.size());
  }

  @ParameterizedTest
  @CsvSource({BIN + ", bins", OLD_BIN + ", bins/IFCB7_2024_155"})
  void masksAndFeaturesAreThoseOfTheWholeBin(String id, String folder) throws Exception {
    TestBin bin = bin(id);
    String heading = Files.readAllLines(bin.goldenFeatures()).getFirst();
    List<String> columns = List.of(heading.split(",", -1));
    int compared = 0;
    try (var masks = new ZipFile(bin.goldenBlobs().toFile())) {
      for (String line : lines(bin)) {
        List<String> values = List.of(line.split(",", -1));
        int roi = Integer.parseInt(values.get(columns.indexOf("roi_number")));
        String question = "{'bin_uri':'s3://lab/%s/%s','roi_number':%d}".formatted(folder, id, roi);
        var mask = asked(segment.address().resolve("/segment"), question, "*/*");
        var shown = get("/bins/%s/rois/%d/mask.png".formatted(id, roi));
        ZipEntry golden = masks.getEntry("%s_%05d.png".formatted(id, roi));

        assertEquals(200, mask.statusCode(), () -> new String(mask.body(), StandardCharsets.UTF_8));
        assertEquals("image/png", mask.headers().firstValue("Content-Type").orElseThrow());
        assertArrayEquals(mask.body(), shown.body());
        if (golden != null) {
          byte[] png = masks.getInputStream(golden).readAllBytes();
          assertArrayEquals(binary(grey(image(png))), binary(grey(image(mask.body()))), line);
          compared++;
        }
        measured(question, columns, values);
      }
    }
    assertTrue(compared > 2, "%d masks".formatted(compared));
  }

  private static int[] binary(int[] grey) {
    return Arrays.stream(grey).map(value -> Math.min(value, 1)).toArray();
  }

  private static void measured(String question, List<String> columns, List<String> values)
      throws IOException, InterruptedException {
    var response = asked(measuring.resolve("/features"), question, "*/*");
    assertEquals(200, response.statusCode());
    JsonNode features = json(response).path("features");
    assertEquals(30, features.size());
    int held = 0;
    for (int i = 0; i < columns.size(); i++) {
      String column = columns.get(i);
      if (features.has(column)) {
        held++;
        String expected = values.get(i);
        JsonNode value = features.get(column);
        if (expected.isEmpty()) {
          assertTrue(value.isNull(), column);
        } else {
          double number = Double.parseDouble(expected);
          assertEquals(number, value.asDouble(), Math.abs(number) * TOLERANCE, column);
        }
      }
    }
    assertEquals(30, held);
  }

  @Test
  void anImageIsSegmentedHoweverItComes() throws Exception {
    byte[] roi = get("/bins/%s/rois/2.png".formatted(BIN)).body();
    segment.store().put("images/roi.png", roi, "image/png");
    URI address = segment.address().resolve("/segment");

    byte[] mask =
        asked(address, "{'bin_uri':'s3://lab/bins/%s.adc','roi_number':2}".formatted(BIN), "*/*")
            .body();
    byte[] body = post(address, "image/png", roi, "*/*").body();
    byte[] object = asked(address, "{'source_uri':'s3://lab/images/roi.png'}", "*/*").body();

    assertArrayEquals(mask, body);
    assertArrayEquals(mask, object);
  }

  @Test
  void blobsAreToldAsJsonAndDrawnOnTheImage() throws Exception {
    byte[] roi = get("/bins/%s/rois/2.png".formatted(BIN)).body();
    URI address = segment.address().resolve("/segment");
    byte[] mask = post(address, "image/png", roi, "*/*").body();

    JsonNode blobs = json(post(address, "image/png", roi, "application/json"));
    byte[] overlay =
        post(segment.address().resolve("/segment?overlay=true"), "image/png", roi, "*/*").body();

    long area = Arrays.stream(grey(image(mask))).filter(value -> value != 0).count();
    assertEquals(area, blobs.path("summed_area").asLong());
    assertEquals(blobs.path("num_blobs").asInt(), blobs.path("blobs").size());
    assertEquals(image(roi).getWidth(), blobs.path("width").asInt());
    assertEquals(image(roi).getWidth(), image(overlay).getWidth());
    assertEquals(3, image(overlay).getRaster().getNumBands());
    assertArrayEquals(overlay, get("/bins/%s/rois/2/overlay.png".formatted(BIN)).body());
  }

  @Test
  void imagesOfRoisAreKeptByTheirETag() throws Exception {
    String path = "/bins/%s/rois/2.png".formatted(BIN);
    var first = get(path);
    String tag = first.headers().firstValue("ETag").orElseThrow();
    var again = get(path, "If-None-Match", tag);
    var among = get(path, "If-None-Match", "\"x\", W/" + tag);
    var other = get(path, "If-None-Match", "\"x\"");
    String mask =
        get("/bins/%s/rois/2/mask.png".formatted(BIN)).headers().firstValue("ETag").orElseThrow();

    assertEquals(200, first.statusCode());
    assertEquals(304, again.statusCode());
    assertEquals(0, again.body().length);
    assertEquals(tag, again.headers().firstValue("ETag").orElseThrow());
    assertEquals(304, among.statusCode());
    assertEquals(200, other.statusCode());
    assertTrue(!mask.equals(tag), "image and mask have tags of their own");

    byte[] pixels = Files.readAllBytes(bin(BIN).file("roi"));
    pixels[0] ^= 1;
    segment.store().put("bins/%s.roi".formatted(BIN), pixels, "application/octet-stream");
    try {
      assertEquals(200, get(path, "If-None-Match", tag).statusCode());
    } finally {
      put(BIN, "bins");
    }
  }

  @Test
  void binsAreFoundInFoldersOfDaysAndYearsAndWhereTheRequestSays() throws Exception {
    assertEquals(200, get("/bins/D20240603T120000_IFCB997/rois/1.png").statusCode());
    assertEquals(200, get("/bins/%s/rois/1.png".formatted(OLD_BIN)).statusCode());
    assertEquals(404, get("/bins/IFCB9_2024_153_130000/rois/1.png").statusCode());
    assertEquals(
        200, get("/bins/IFCB9_2024_153_130000/rois/1.png?folder=s3://lab/elsewhere/").statusCode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "/bins/none/rois/1.png|400|bin_id: 'none' is not a bin id",
        "/bins/D20240601T120000_IFCB001/rois/1.png|404|There is no bin D20240601T120000_IFCB001 in s3://lab/bins or",
        "/bins/D20240601T120000_IFCB999/rois/77777.png|404|77777",
        "/bins/D20240601T120000_IFCB999/rois/0.png|400|'roi_number' is 0; expected 1 to 99999",
        "/bins/D20240601T120000_IFCB999/rois/x.png|400|'roi_number' is \"x\"; expected a whole number",
        "/bins/D20240601T120000_IFCB999/rois/2.png?folder=s3://other/x|400|bucket 'lab'",
        "/bins/D20240601T120000_IFCB999/rois/2.png?folder=/etc|400|'folder' is '/etc'",
        "/bins/D20240601T120000_IFCB999/rois/2|404|There is nothing at"
      })
  void whatIsNotThereIsNamed(String path, int status, String expected) throws Exception {
    var response = get(path);

    assertEquals(status, response.statusCode());
    String detail = json(response).path("detail").asText();
    assertTrue(detail.contains(expected), detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{}|400|got none of the three",
        "{'source_uri':'s3://lab/a','bin_uri':'s3://lab/b','roi_number':1}|400|got 2 of the three",
        "{'bin_uri':'s3://lab/bins/D20240601T120000_IFCB999'}|400|add roi_number",
        "{'bin_uri':'s3://lab/bins/D20240601T120000_IFCB999.png','roi_number':1}|400|bin_uri",
        "{'bin_uri':'s3://lab/bins/D20240601T120000_IFCB001','roi_number':1}|404|IFCB001.adc",
        "{'source_uri':'s3://lab/bins/D20240601T120000_IFCB999.hdr'}|400|Not an image",
        "{'source_uri':'s3://lab/none'}|404|none",
        "{'sourceuri':'s3://lab/none'}|400|'sourceuri' is not known"
      })
  void bothServicesRefuseAlike(String question, int status, String expected) throws Exception {
    for (URI address :
        List.of(segment.address().resolve("/segment"), measuring.resolve("/features"))) {
      var response = asked(address, question, "*/*");

      assertEquals(status, response.statusCode());
      String detail = json(response).path("detail").asText();
      assertTrue(detail.contains(expected), detail);
    }
  }
}
