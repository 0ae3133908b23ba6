package amplify.acceptance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.results.PartReader;
import amplify.results.TableRow;
import amplify.testdata.TestBin;
import amplify.testdata.TestBins;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeaturesServiceTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final double TOLERANCE = 1e-5;

  @TempDir static Path data;
  private static FeaturesProcess service;

  @BeforeAll
  static void start() throws Exception {
    service = FeaturesProcess.start(TestBins.project(), data);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static ObjectNode bin(String id, Path adc, Path roi, Path hdr) {
    ObjectNode bin = MAPPER.createObjectNode().put("bin_id", id);
    var files = bin.putArray("files");
    Map<String, Path> byExtension = Map.of("adc", adc, "roi", roi, "hdr", hdr);
    byExtension.forEach((extension, file) -> {
      String key = "bins/%s/%s.%s".formatted(id, id, extension);
      service.store().upload(key, file, "application/octet-stream");
      files.add(service.store().uri(key));
    });
    return bin;
  }

  private static ObjectNode bin(String id, TestBin source) {
    return bin(id, source.file("adc"), source.file("roi"), source.file("hdr"));
  }

  private static List<TableRow> rows(JsonNode job, Path folder) throws IOException {
    var rows = new ArrayList<TableRow>();
    for (JsonNode uri : job.path("result").path("features").path("uris")) {
      Path part = Files.createTempFile(folder, "part", ".parquet");
      service.store().download(service.store().locate(uri.asText()), part);
      try (PartReader reader = PartReader.open(part)) {
        for (var row = reader.next(); row.isPresent(); row = reader.next()) {
          rows.add(row.get());
        }
      }
    }
    return rows;
  }

  private static Map<String, byte[]> masks(JsonNode job) throws IOException {
    var masks = new HashMap<String, byte[]>();
    for (JsonNode shard : job.path("result").path("masks").path("shards")) {
      String key = service.store().locate(shard.path("uri").asText());
      try (var tar = new TarArchiveInputStream(service.store().open(key))) {
        for (TarArchiveEntry member = tar.getNextEntry();
            member != null;
            member = tar.getNextEntry()) {
          byte[] before = masks.put(member.getName(), tar.readAllBytes());
          assertEquals(null, before, member.getName() + " twice");
        }
      }
    }
    return masks;
  }

  private static Map<String, byte[]> goldenMasks(TestBin bin) throws IOException {
    var masks = new HashMap<String, byte[]>();
    try (var zip = new ZipInputStream(Files.newInputStream(bin.goldenBlobs()))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        masks.put(entry.getName(), zip.readAllBytes());
      }
    }
    return masks;
  }

  private static int[] pixels(byte[] png) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    return image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
  }

  @Test
  void binsWithGoldenOutputsComeOutAlike(@TempDir Path folder) throws Exception {
    List<TestBin> bins =
        Stream.concat(TestBins.synthetic().stream(), TestBins.real().stream()).toList();
    if (TestBins.real().isEmpty()) {
      System.out.println("Real bins are not at hand (../shared): only synthetic ones are tested");
    }

    JsonNode job =
        service.ended(service.post(bins.stream().map(bin -> bin(bin.id(), bin)).toList()), LIMIT);

    assertEquals("completed", job.path("status").asText(), job.path("error").asText());
    assertEquals(bins.size(), job.path("result").path("counts").path("bins").asInt());
    List<TableRow> rows = rows(job, folder);
    Map<String, byte[]> masks = masks(job);
    int next = 0;
    for (TestBin bin : bins) {
      if (!bin.hasGolden()) {
        continue;
      }
      for (String line : Files.readAllLines(bin.goldenFeatures()).stream().skip(1).toList()) {
        String[] golden = line.split(",", -1);
        if (golden[1].isEmpty()) {
          // Cannot be segmented: has no row, and is listed among the failures.
          continue;
        }
        TableRow row = rows.get(next++);
        assertEquals(bin.id(), row.binId());
        assertEquals(golden[0], Long.toString(row.row().number()));
        compare(golden, row, bin.id());
      }
      for (var golden : goldenMasks(bin).entrySet()) {
        assertArrayEquals(
            pixels(golden.getValue()), pixels(masks.get(golden.getKey())), golden.getKey());
      }
    }
    assertEquals(rows.size(), next);
    assertEquals(rows.size(), masks.size());
  }

  private static void compare(String[] golden, TableRow row, String bin) {
    for (int i = 1; i < golden.length; i++) {
      double value = ((Number) row.row().values().get(i - 1)).doubleValue();
      String what = "%s ROI %s column %d".formatted(bin, golden[0], i);
      if (golden[i].isEmpty()) {
        assertTrue(Double.isNaN(value), what);
      } else {
        double expected = Double.parseDouble(golden[i]);
        assertEquals(expected, value, Math.abs(expected) * TOLERANCE, what);
      }
    }
  }

  @Test
  void damageCostsWhatIsDamagedAndNothingElse(@TempDir Path folder) throws Exception {
    TestBin good = TestBins.bin("D20240601T120000_IFCB999");
    Path empty = Files.createFile(folder.resolve("empty"));
    Path torn = folder.resolve("torn.roi");
    byte[] pixels = Files.readAllBytes(good.file("roi"));
    Files.write(torn, Arrays.copyOf(pixels, pixels.length / 2));
    Path noise = folder.resolve("noise");
    var random = new byte[5_000];
    new Random(4).nextBytes(random);
    Files.write(noise, random);
    Path garbled = folder.resolve("garbled.adc");
    Files.writeString(
        garbled,
        "\n,,,\nnot,a,line\n" + Files.readString(good.file("adc")),
        StandardCharsets.UTF_8);
    Path hdr = good.file("hdr");
    Path adc = good.file("adc");
    Path roi = good.file("roi");

    JsonNode job =
        service.ended(
            service.post(
                List.of(
                    bin("D20240101T000001_IFCB001", adc, roi, hdr),
                    bin("D20240101T000002_IFCB001", empty, empty, hdr),
                    bin("D20240101T000003_IFCB001", adc, torn, hdr),
                    bin("D20240101T000004_IFCB001", adc, roi, empty),
                    bin("D20240101T000005_IFCB001", adc, roi, noise),
                    bin("D20240101T000006_IFCB001", garbled, roi, hdr),
                    bin("D20240101T000007_IFCB001", noise, roi, hdr),
                    bin("D20240101T000008_IFCB001", adc, empty, hdr),
                    bin("no-ifcb-id", adc, roi, hdr))),
            LIMIT);

    assertEquals("completed", job.path("status").asText());
    assertTrue(job.path("error").asText().contains("1 of 9 bins failed (no-ifcb-id:"));
    Map<String, Integer> rowsOfBin = new HashMap<>();
    rows(job, folder)
        .forEach(row -> rowsOfBin.merge(row.binId().substring(8, 16), 1, Integer::sum));
    assertEquals(57, rowsOfBin.get("1T000001"));
    assertEquals(Optional.empty(), Optional.ofNullable(rowsOfBin.get("1T000002")));
    int half = rowsOfBin.get("1T000003");
    assertTrue(half > 10 && half < 57, "rows of a torn .roi: " + half);
    assertEquals(57, rowsOfBin.get("1T000004"));
    assertEquals(57, rowsOfBin.get("1T000005"));
    assertEquals(57, rowsOfBin.get("1T000006"));
    assertEquals(Optional.empty(), Optional.ofNullable(rowsOfBin.get("1T000008")));
    assertEquals(57 - half + 57, job.path("result").path("counts").path("failed_rois").asInt());
  }

  @Test
  void smallLargeAndManyRoisAreAllTheSame(@TempDir Path folder) throws Exception {
    int many = 16_000;
    var lines = new StringBuilder();
    var pixels = new byte[1 + 1380 * 1034 + many * 4];
    new Random(6).nextBytes(pixels);
    lines.append(line(1, 1, 1, 0)).append(line(2, 1380, 1034, 1));
    for (int i = 0; i < many; i++) {
      lines.append(line(3 + i, 2, 2, 1 + 1380 * 1034 + i * 4));
    }
    Path adc = folder.resolve("a");
    Path roi = folder.resolve("r");
    Path hdr = Files.createFile(folder.resolve("h"));
    Files.writeString(adc, lines);
    Files.write(roi, pixels);

    JsonNode job =
        service.ended(service.post(List.of(bin("D20240102T000000_IFCB001", adc, roi, hdr))), LIMIT);

    assertEquals("completed", job.path("status").asText(), job.path("error").asText());
    assertEquals(many + 1, job.path("result").path("counts").path("rois").asInt());
    assertEquals(many + 1, job.path("result").path("counts").path("masks").asInt());
    JsonNode failures = job.path("result").path("failures");
    assertEquals(1, failures.size());
    assertEquals(1, failures.path(0).path("roi_number").asInt());
    assertTrue(failures.path(0).path("error").asText().contains("smaller than 2×2 pixels"));
  }

  private static String line(int trigger, int width, int height, int offset) {
    return "%d,0,0,0,0,0,0,0,0,0,0,0,0,10,10,%d,%d,%d,0,0,0,0,0,0%n"
        .formatted(trigger, width, height, offset);
  }

  @Test
  void aJobOutlivesAKilledServiceAndNoFilesDo(@TempDir Path ownData) throws Exception {
    TestBin source = TestBins.bin("D20240601T120000_IFCB999");
    FeaturesProcess shared = service;
    String job;
    List<ObjectNode> bins = new ArrayList<>();
    FeaturesProcess first = FeaturesProcess.start(TestBins.project(), ownData);
    try {
      service = first;
      for (int i = 0; i < 12; i++) {
        bins.add(bin("D20240103T0000%02d_IFCB001".formatted(i), source));
      }
      job = first.post(bins);
      long deadline = System.nanoTime() + LIMIT.toNanos();
      while (first.job(job).path("bins").path("done").asInt() < 2) {
        assertTrue(System.nanoTime() < deadline, "No bin was done");
        Thread.sleep(20);
      }
    } finally {
      service = shared;
      first.kill();
    }
    assertTrue(files(ownData.resolve("work").toFile()) > 0, "the kill left files behind");

    try (var second = FeaturesProcess.start(TestBins.project(), ownData)) {
      JsonNode ended = second.ended(job, LIMIT);

      assertEquals("completed", ended.path("status").asText(), ended.path("error").asText());
      assertEquals(12 * 57, ended.path("result").path("counts").path("rois").asInt());
      assertEquals(12 * 57, ended.path("result").path("counts").path("masks").asInt());
      service = second;
      assertEquals(12 * 57, rows(ended, ownData).size());
      assertEquals(12 * 57, masks(ended).size());
      service = shared;
      assertEquals(143, second.stop());
    }
    assertEquals(0, files(ownData.resolve("work").toFile()));
  }

  private static int files(File folder) {
    int count = 0;
    for (File file : Optional.ofNullable(folder.listFiles()).orElse(new File[0])) {
      count += file.isDirectory() ? files(file) : 1;
    }
    return count;
  }
}
