package amplify.acceptance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.testdata.TestBin;
import amplify.testdata.TestBins;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The image service as its callers meet it: over HTTP, with images in a real object store. */
class ConvertServiceTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String CONVERT = "/media/image/convert";
  private static final int WIDTH = 60;
  private static final int HEIGHT = 40;

  @TempDir static Path folder;
  private static RunningService service;

  @BeforeAll
  static void start() throws IOException {
    service =
        new RunningService(
            folder,
            Map.of(
                "CONVERT_MAX_MEGAPIXELS", "4",
                "CONVERT_MAX_FRAMES", "3",
                "CONVERT_MAX_FILE_MB", "1",
                "MAX_REQUEST_MB", "2",
                "ACTION_MEMORY_MB", "64"),
            "convert");
    service.store().put("images/a.png", png(picture()), "image/png");
    service.store().put("images/empty.png", new byte[0], "image/png");
    service.store().put("images/text.png", "no image".getBytes(StandardCharsets.UTF_8), "a/b");
    service.store().put("images/large.png", new byte[(1 << 20) + 1], "image/png");
  }

  @AfterAll
  static void stop() {
    service.close();
    HTTP.close();
  }

  private static BufferedImage picture() {
    var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        image.setRGB(x, y, new Color(4 * x, 6 * y, 100).getRGB());
      }
    }
    return image;
  }

  private static byte[] png(BufferedImage image) throws IOException {
    return written(image, "png");
  }

  private static byte[] written(BufferedImage image, String format) throws IOException {
    var out = new ByteArrayOutputStream();
    assertTrue(ImageIO.write(image, format, out), format);
    return out.toByteArray();
  }

  private static HttpResponse<byte[]> post(String path, String mediaType, byte[] body)
      throws IOException, InterruptedException {
    return HTTP.send(request(path, mediaType, body), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static HttpRequest request(String path, String mediaType, byte[] body) {
    return HttpRequest.newBuilder(service.address().resolve(path))
        .timeout(Duration.ofSeconds(30))
        .header("Content-Type", mediaType)
        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  private static HttpResponse<byte[]> asked(String json) throws IOException, InterruptedException {
    return post(
        CONVERT, "application/json", json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static String detail(HttpResponse<byte[]> response) throws IOException {
    var json = RunningService.MAPPER.readTree(response.body());
    assertEquals(1, json.path("detail").asText().lines().count(), json.toString());
    return json.path("detail").asText();
  }

  private static String mediaType(HttpResponse<byte[]> response) {
    return response.headers().firstValue("Content-Type").orElse("");
  }

  private static BufferedImage image(HttpResponse<byte[]> response) throws IOException {
    assertEquals(
        200, response.statusCode(), () -> new String(response.body(), StandardCharsets.UTF_8));
    return ImageIO.read(new ByteArrayInputStream(response.body()));
  }

  @Test
  void needsNoDatabase() throws Exception {
    var health = service.get("/health");
    var ready = service.get("/health/ready");
    var jobs = service.get("/jobs");

    assertEquals("convert", health.json().path("service").asText());
    assertEquals("up", health.json().path("storage").asText());
    assertFalse(health.json().has("database"));
    assertEquals(200, ready.status());
    assertEquals(404, jobs.status());
  }

  /** The request of the first generation, with the answers it gave. */
  @ParameterizedTest
  @CsvSource({
    "png, image/png",
    "PNG, image/png",
    "jpeg, image/jpeg",
    "jpg, image/jpeg",
    "JPG, image/jpeg",
    "tiff, image/tiff",
    "tif, image/tiff",
    "bmp, image/bmp",
    "gif, image/gif"
  })
  void anObjectIsConverted(String format, String mediaType) throws Exception {
    var response =
        asked(
            "{'source_uri':'s3://lab/images/a.png','target_format':'%s','mode':null}"
                .formatted(format));

    BufferedImage image = image(response);
    assertEquals(mediaType, mediaType(response));
    assertEquals(WIDTH + "x" + HEIGHT, image.getWidth() + "x" + image.getHeight());
    int off = format.equals("gif") ? 60 : 12;
    var corner = new Color(image.getRGB(WIDTH - 1, HEIGHT - 1));
    var expected = new Color(picture().getRGB(WIDTH - 1, HEIGHT - 1));
    assertTrue(Math.abs(corner.getRed() - expected.getRed()) <= off, corner.toString());
    assertTrue(Math.abs(corner.getGreen() - expected.getGreen()) <= off, corner.toString());
  }

  @Test
  void portableMapsAreWrittenByTheirName() throws Exception {
    var pgm = asked("{'source_uri':'s3://lab/images/a.png','target_format':'pgm'}");
    var ppm = asked("{'source_uri':'s3://lab/images/a.png','target_format':'ppm'}");
    var pbm = asked("{'source_uri':'s3://lab/images/a.png','target_format':'pbm'}");

    assertEquals("image/pgm", mediaType(pgm));
    assertEquals("P5", new String(pgm.body(), 0, 2, StandardCharsets.US_ASCII));
    assertEquals("P6", new String(ppm.body(), 0, 2, StandardCharsets.US_ASCII));
    assertEquals("P4", new String(pbm.body(), 0, 2, StandardCharsets.US_ASCII));
    assertTrue(pgm.body().length > WIDTH * HEIGHT, "grey");
  }

  @Test
  void anImageIsConvertedAsTheBodyAndInAForm() throws Exception {
    byte[] png = png(picture());
    var raw = post(CONVERT + "?target_format=bmp&resize=30x30", "image/png", png);
    var form =
        post(
            CONVERT,
            "multipart/form-data; boundary=frontier",
            form(Map.of("target_format", "bmp", "resize", "30x30"), List.of(png)));

    assertEquals("30x20", image(raw).getWidth() + "x" + image(raw).getHeight());
    assertArrayEquals(raw.body(), form.body());
  }

  private static byte[] form(Map<String, String> fields, List<byte[]> files) throws IOException {
    var out = new ByteArrayOutputStream();
    for (var field : fields.entrySet()) {
      out.writeBytes(
          "--frontier\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
              .formatted(field.getKey(), field.getValue())
              .getBytes(StandardCharsets.UTF_8));
    }
    for (byte[] file : files) {
      out.writeBytes(
          """
          --frontier\r
          Content-Disposition: form-data; name="file"; filename="a.png"\r
          Content-Type: image/png\r
          \r
          """
              .getBytes(StandardCharsets.UTF_8));
      out.writeBytes(file);
      out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    out.writeBytes("--frontier--\r\n".getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  @Test
  void aFormHasOneFileAndABoundary() throws Exception {
    byte[] png = png(picture());
    var two =
        post(
            CONVERT + "?target_format=bmp",
            "multipart/form-data; boundary=frontier",
            form(Map.of(), List.of(png, png)));
    var none =
        post(
            CONVERT,
            "multipart/form-data; boundary=frontier",
            form(Map.of("target_format", "bmp"), List.of()));
    var broken = post(CONVERT + "?target_format=bmp", "multipart/form-data", png);
    var cut =
        post(
            CONVERT + "?target_format=bmp",
            "multipart/form-data; boundary=frontier",
            Arrays.copyOf(form(Map.of(), List.of(png)), 200));

    assertEquals(400, two.statusCode());
    assertEquals("'file' is a second file; expected one", detail(two));
    assertEquals(400, none.statusCode());
    assertTrue(detail(none).startsWith("Give one image"), detail(none));
    assertEquals(400, broken.statusCode(), detail(broken));
    assertEquals(400, cut.statusCode(), detail(cut));
  }

  @Test
  void aRoiOfABinIsAnImageToo() throws Exception {
    TestBin bin = TestBins.synthetic().getFirst();
    for (String extension : List.of("adc", "roi")) {
      service
          .store()
          .put(
              "bins/%s.%s".formatted(bin.id(), extension),
              Files.readAllBytes(bin.file(extension)),
              "application/octet-stream");
    }
    String roi = "'bin_uri':'s3://lab/bins/%s','roi_number':2".formatted(bin.id());
    var jpeg = asked("{%s,'target_format':'jpg','resize':'20'}".formatted(roi));
    var page = asked("{%s,'target_format':'jpg','page':1}".formatted(roi));

    assertEquals(20, Math.max(image(jpeg).getWidth(), image(jpeg).getHeight()));
    assertEquals(1, image(jpeg).getRaster().getNumBands());
    assertEquals("'page' is 1; expected 0, as a ROI has one page", detail(page));
  }

  @Test
  void modesAndPagesAreChosen() throws Exception {
    var grey = asked("{'source_uri':'s3://lab/images/a.png','target_format':'png','mode':'L'}");
    var sixteen =
        asked("{'source_uri':'s3://lab/images/a.png','target_format':'png','mode':'I;16'}");
    var page = asked("{'source_uri':'s3://lab/images/a.png','target_format':'png','page':1}");

    assertEquals(1, image(grey).getColorModel().getNumComponents());
    assertEquals(16, image(sixteen).getColorModel().getComponentSize(0));
    assertEquals(400, page.statusCode());
    assertTrue(detail(page).contains("page 1"), detail(page));
  }

  @Test
  void transparencyLiesOnWhiteInJpegs() throws Exception {
    var clear = new BufferedImage(16, 16, BufferedImage.TYPE_INT_ARGB);
    var response = post(CONVERT + "?target_format=jpg", "image/png", png(clear));

    assertEquals(Color.WHITE, new Color(image(response).getRGB(8, 8)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'target_format':'png','source_uri':'s3://lab/images/none.png'}|404|images/none.png",
        "{'target_format':'png','source_uri':'s3://other/a.png'}|400|expected the service's bucket 'lab'",
        "{'target_format':'png','source_uri':'http://lab/a.png'}|400|'http://lab/a.png'",
        "{'target_format':'png','source_uri':'s3://lab/images/text.png'}|400|Not an image",
        "{'target_format':'png','source_uri':'s3://lab/images/empty.png'}|400|the file is empty",
        "{'target_format':'png','source_uri':'s3://lab/images/large.png'}|400|larger than 1048576 bytes",
        "{'target_format':'png'}|400|Give one image",
        "{'source_uri':'s3://lab/images/a.png'}|400|'target_format' is required",
        "{'target_format':'p/g','source_uri':'s3://lab/images/a.png'}|400|'target_format' is 'p/g'",
        "{'target_format':'pdf','source_uri':'s3://lab/images/a.png'}|400|No format is called 'pdf'; written are png",
        "{'target_format':'webp','source_uri':'s3://lab/images/a.png'}|400|WebP is read but not written; written are png",
        "{'target_format':'png','mode':'HSV','source_uri':'s3://lab/images/a.png'}|400|No mode is called 'HSV'",
        "{'target_format':'jpeg','mode':'I;16','source_uri':'s3://lab/images/a.png'}|400|JPEG does not hold mode I;16",
        "{'target_format':'pgm','mode':'RGB','source_uri':'s3://lab/images/a.png'}|400|'pgm' does not hold",
        "{'target_format':'jpeg','quality':0,'source_uri':'s3://lab/images/a.png'}|400|'quality' is 0; expected 1 to 100",
        "{'target_format':'jpeg','compression':'5','source_uri':'s3://lab/images/a.png'}|400|JPEG has no choice",
        "{'target_format':'png','compression':'lzw','source_uri':'s3://lab/images/a.png'}|400|expected 0 to 9 for PNG",
        "{'target_format':'tiff','compression':'zip','source_uri':'s3://lab/images/a.png'}|400|none, lzw, deflate, packbits",
        "{'target_format':'png','page':-1,'source_uri':'s3://lab/images/a.png'}|400|'page' is -1",
        "{'target_format':'png','resize':'0x5','source_uri':'s3://lab/images/a.png'}|400|at least one pixel",
        "{'target_format':'png','resize':'big','source_uri':'s3://lab/images/a.png'}|400|'resize' is 'big'"
      })
  void whatCannotBeDoneIsRefusedInOneLine(String json, int status, String expected)
      throws Exception {
    var response = asked(json);

    assertEquals(status, response.statusCode());
    assertTrue(detail(response).contains(expected), detail(response));
  }

  @Test
  void theNameOfAFileDoesNotMatter() throws Exception {
    var response = post(CONVERT + "?target_format=bmp", "image/gif", png(picture()));

    assertEquals(WIDTH, image(response).getWidth());
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/png", "application/octet-stream", "text/plain"})
  void truncatedImagesAreRefused(String mediaType) throws Exception {
    byte[] png = png(picture());
    var response =
        post(CONVERT + "?target_format=bmp", mediaType, Arrays.copyOf(png, png.length / 2));

    assertEquals(400, response.statusCode());
    assertTrue(detail(response).startsWith("Truncated PNG"), detail(response));
  }

  /** A PNG of 30,000 × 30,000 pixels in some kilobytes. */
  private static byte[] bomb(int side) throws IOException {
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    chunk(out, "IHDR", ByteBuffer.allocate(13).putInt(side).putInt(side).put((byte) 8).array());
    var rows = new ByteArrayOutputStream();
    try (var deflater = new DeflaterOutputStream(rows)) {
      var row = new byte[side + 1];
      for (int y = 0; y < side; y++) {
        deflater.write(row);
      }
    }
    chunk(out, "IDAT", rows.toByteArray());
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
    out.writeBytes(name);
    out.writeBytes(content);
    var sum = new CRC32();
    sum.update(name);
    sum.update(content);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }

  @Test
  void bombsAreRefusedByTheirHeaderAndLeaveNoMemoryBehind() throws Exception {
    byte[] bomb = bomb(30_000);
    long before = live();
    var answers = new ArrayList<CompletableFuture<HttpResponse<byte[]>>>();
    for (int i = 0; i < 20; i++) {
      answers.add(
          HTTP.sendAsync(
              request(CONVERT + "?target_format=png", "image/png", bomb),
              HttpResponse.BodyHandlers.ofByteArray()));
    }
    for (var answer : answers) {
      var response = answer.join();
      assertEquals(400, response.statusCode());
      assertEquals(
          "Pixels in an image of 30000×30000: 900000000, and at most 4000000 is read; send less"
              + " (CONVERT_MAX_MEGAPIXELS)",
          detail(response));
    }
    answers.clear();

    assertTrue(live() - before < 16 << 20, "%d, before %d".formatted(live(), before));
  }

  /** What lives in the heap after a collection. */
  private static long live() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void memoryIsSetAsideBeforeAnImageIsReadAndGivenBackAfterwards() throws Exception {
    byte[] large = bomb(1_990);
    for (int i = 0; i < 6; i++) {
      var response = post(CONVERT + "?target_format=png&resize=10", "image/png", large);
      // 4 million pixels take 12 bytes each, and two thirds of 64 MiB are there for that.
      assertEquals(400, response.statusCode());
      assertTrue(detail(response).contains("about 46 MiB of memory, and 42 are"), detail(response));
    }
    byte[] fitting = bomb(1_500);
    for (int i = 0; i < 6; i++) {
      assertEquals(
          200, post(CONVERT + "?target_format=png&resize=10", "image/png", fitting).statusCode());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "tiff", "bmp", "gif"})
  void damagedImagesAreConvertedOrRefused(String format) throws Exception {
    byte[] seed = written(picture(), format);
    var random = new Random(format.hashCode());
    int refused = 0;
    for (int i = 0; i < 60; i++) {
      byte[] mutant = seed.clone();
      for (int j = 0; j <= random.nextInt(3); j++) {
        mutant[random.nextInt(Math.min(mutant.length, 200))] = (byte) random.nextInt();
      }
      if (random.nextInt(4) == 0) {
        mutant = Arrays.copyOf(mutant, random.nextInt(mutant.length));
      }
      var response = post(CONVERT + "?target_format=jpg", "application/octet-stream", mutant);
      int number = i;
      assertTrue(
          response.statusCode() == 200 || response.statusCode() == 400,
          () -> "mutant %d: %d".formatted(number, response.statusCode()));
      if (response.statusCode() == 400) {
        refused++;
        assertFalse(detail(response).isBlank());
      }
    }
    assertTrue(refused > 10, "refused %d".formatted(refused));
  }

  @Test
  void tooLargeABodyIs413() throws Exception {
    var response = post(CONVERT + "?target_format=png", "image/png", new byte[(2 << 20) + 1]);

    assertEquals(413, response.statusCode());
    assertTrue(detail(response).contains("MAX_REQUEST_MB"), detail(response));
  }
}
