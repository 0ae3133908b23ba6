package amplify.products;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.api.Column;
import amplify.api.Row;
import amplify.api.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The per-bin files, byte for byte, as IFCB Dashboard, R and MATLAB expect them. */
class JobProductsTest {

  private static final String D_BIN = "D20130526T095207_IFCB013";
  private static final String I_BIN = "IFCB5_2012_028_081515";
  private static final String CSV = "features/D20130526/" + D_BIN + "_fea_v4.csv";
  private static final String ZIP = "blobs/D20130526/" + D_BIN + "_blobs_v4.zip";
  private static final String MULTIBLOB =
      "features/D20130526/multiblob/" + D_BIN + "_multiblob_v4.csv";

  @TempDir private Path temporary;
  private Path out;
  private DownloadedJob job;

  @BeforeEach
  void startWithAnEmptyJob() {
    out = temporary.resolve("dashboard");
    job =
        new DownloadedJob(
            temporary.resolve("results"),
            new Schema(
                List.of(
                    Column.float64("Area"), Column.int64("numBlobs"), Column.string("summary"))));
  }

  private ProductsReport products() throws IOException {
    return JobProducts.write(job.folder(), out, FeatureFileName.FEA);
  }

  private String refusal() {
    return assertThrows(ProductsException.class, this::products).getMessage();
  }

  private String text(String file) throws IOException {
    return Files.readString(out.resolve(file), StandardCharsets.US_ASCII);
  }

  /** Names of all files below the folder, sorted. */
  private List<String> files() throws IOException {
    if (!Files.exists(out)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(out)) {
      return all.filter(Files::isRegularFile)
          .map(file -> out.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private Map<String, byte[]> masks(String file) throws IOException {
    var masks = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipFile(out.resolve(file).toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        assertEquals(ZipEntry.STORED, entry.getMethod(), entry.getName() + " is compressed");
        masks.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    return masks;
  }

  @Nested
  class Tables {

    @Test
    void haveTheirHeadingAndARowForEachRoiWithoutSpacesQuotesOrCarriageReturns()
        throws IOException {
      job.bin(D_BIN).row(1, 12.5, 1, "a").row(3, 7.0, 2, "b").write();

      ProductsReport report = products();

      assertEquals("roi_number,Area,numBlobs,summary\n1,12.5,1,a\n3,7,2,b\n", text(CSV));
      assertEquals(new ProductsReport(1, 2, 0, 0), report);
    }

    @ParameterizedTest
    @CsvSource({
      "0.1, 0.1",
      "0.30000000000000004, 0.3",
      "1234567.89012, 1234567.89",
      "12345678901.0, 1.23456789e+10",
      "1e-5, 1e-05",
      "0.0001, 0.0001",
      "100.0, 100",
      "-0.0, -0",
      "2.5e-300, 2.5e-300",
      "Infinity, inf",
    })
    void writeNumbersInTenSignificantDigitsAsCDoes(double number, String text) throws IOException {
      job.bin(D_BIN).row(1, number, 1, "a").write();

      products();

      assertEquals("1,%s,1,a".formatted(text), text(CSV).lines().skip(1).findFirst().orElse(""));
    }

    @Test
    void writeNumbersAlikeInEveryLocale() throws IOException {
      job.bin(D_BIN).row(1, 1.5e-7, 1_234, "a").failed(2).write();
      Locale own = Locale.getDefault();
      try {
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));

        products();
      } finally {
        Locale.setDefault(own);
      }

      assertEquals("roi_number,Area,numBlobs,summary\n1,1.5e-07,1234,a\n2,,,\n", text(CSV));
    }

    @Test
    void leaveEmptyWhatIsNotANumberOrNotThere() throws IOException {
      job.bin(D_BIN)
          .row(1, Double.NaN, 0, "a")
          .row(2, Optional.empty(), Optional.empty(), "b")
          .write();

      products();

      assertEquals("roi_number,Area,numBlobs,summary\n1,,0,a\n2,,,b\n", text(CSV));
    }

    @Test
    void holdABlankRowForEachRoiThatCouldNotBeMeasuredWhereverItStands() throws IOException {
      job.bin(D_BIN)
          .row(2, 1.0, 1, "a")
          .row(4, 2.0, 1, "b")
          .failed(1)
          .failed(3)
          .failed(5)
          .failed(6)
          .write();

      ProductsReport report = products();

      assertEquals(
          "roi_number,Area,numBlobs,summary\n1,,,\n2,1,1,a\n3,,,\n4,2,1,b\n5,,,\n6,,,\n",
          text(CSV));
      assertEquals(6, report.rois());
    }

    @Test
    void ofABinInWhichNothingCouldBeMeasuredHaveBlankRowsOnly() throws IOException {
      job.bin(D_BIN).failed(1).failed(2).write();

      assertEquals(new ProductsReport(1, 2, 0, 0), products());

      assertEquals("roi_number,Area,numBlobs,summary\n1,,,\n2,,,\n", text(CSV));
      assertEquals(List.of(CSV), files(), "a bin without masks has no archive");
    }

    @Test
    void takeFailuresFromAFileWhereAJobHasVeryMany() throws IOException {
      job.failuresInFile()
          .failedBin("D20130526T090000_IFCB013")
          .bin(I_BIN)
          .failed(1)
          .bin(D_BIN)
          .row(1, 1.0, 1, "a")
          .failed(2)
          .write();

      products();

      assertEquals("roi_number,Area,numBlobs,summary\n1,1,1,a\n2,,,\n", text(CSV));
      assertEquals(
          "roi_number,Area,numBlobs,summary\n1,,,\n",
          text("features/IFCB5_2012_028/" + I_BIN + "_fea_v4.csv"));
    }

    @Test
    void ofManyBinsAreReadFromAllPartsInTheirOrder() throws IOException {
      for (int hour = 10; hour < 20; hour++) {
        job.bin("D20130526T%d0000_IFCB013".formatted(hour));
        for (int roi = 1; roi <= 300; roi++) {
          job.row(roi, hour + roi / 1000.0, roi, "h" + hour);
        }
      }
      job.write(2_000);
      assertTrue(Files.exists(job.file("features/part-0001.parquet")), "the test needs two parts");

      assertEquals(new ProductsReport(10, 3_000, 0, 0), products());

      for (int hour = 10; hour < 20; hour++) {
        List<String> lines =
            text("features/D20130526/D20130526T%d0000_IFCB013_fea_v4.csv".formatted(hour))
                .lines()
                .toList();
        assertEquals(301, lines.size());
        assertEquals("300,%d.3,300,h%d".formatted(hour, hour), lines.getLast());
      }
    }
  }

  @Nested
  class Names {

    @Test
    void ofBothGenerationsLieInTheFoldersOfTheirDays() throws IOException {
      job.bin(D_BIN).row(1, 1.0, 1, "a").mask(1, 1).bin(I_BIN).row(1, 1.0, 1, "a").mask(1, 1);
      job.write();

      products();

      assertEquals(
          List.of(
              ZIP,
              "blobs/IFCB5_2012_028/" + I_BIN + "_blobs_v4.zip",
              CSV,
              "features/IFCB5_2012_028/" + I_BIN + "_fea_v4.csv"),
          files());
    }

    @Test
    void canBeThoseOfTheReferenceExtractor() throws IOException {
      job.bin(D_BIN).row(1, 1.0, 1, "a").write();

      JobProducts.write(job.folder(), out, FeatureFileName.FEATURES);

      assertEquals(List.of("features/D20130526/" + D_BIN + "_features_v4.csv"), files());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sample-7", "D20130526T096107_IFCB013", "IFCB5_2012_367_081515"})
    void cannotBeMadeOfWhatIsNoBinId(String id) throws IOException {
      job.bin(id).row(1, 1.0, 1, "a").write();

      String refusal = refusal();

      assertTrue(refusal.contains("'" + id + "'"), refusal);
      assertTrue(refusal.contains("expected"), refusal);
      assertEquals(List.of(), files());
    }
  }

  @Nested
  class Archives {

    @Test
    void holdEachMaskUnderItsRoisNumberAsItIs() throws IOException {
      job.bin(D_BIN)
          .row(2, 1.0, 1, "a")
          .mask(2, 137, 80, 78)
          .row(12345, 1.0, 1, "b")
          .mask(12345, 0);
      job.write();

      assertEquals(2, products().masks());

      Map<String, byte[]> masks = masks(ZIP);
      assertEquals(
          List.of(D_BIN + "_00002.png", D_BIN + "_12345.png"), List.copyOf(masks.keySet()));
      assertArrayEquals(new byte[] {(byte) 137, 80, 78}, masks.get(D_BIN + "_00002.png"));
      assertArrayEquals(new byte[] {0}, masks.get(D_BIN + "_12345.png"));
    }

    @Test
    void leaveOutArtifactsThatAreNoMasks() throws IOException {
      job.bin(D_BIN).row(1, 1.0, 1, "a").artifact(1, "npy", new byte[] {1, 2}).mask(1, 5).write();

      assertEquals(1, products().masks());

      assertEquals(List.of(D_BIN + "_00001.png"), List.copyOf(masks(ZIP).keySet()));
    }

    @Test
    void areTheSameBytesFromTheSameMasksInEveryTimeZone() throws IOException {
      job.bin(D_BIN).row(1, 1.0, 1, "a").mask(1, IntStream.range(0, 300).toArray()).write();
      TimeZone own = TimeZone.getDefault();
      try {
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
        products();
        byte[] there = Files.readAllBytes(out.resolve(ZIP));
        TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
        products();

        assertArrayEquals(there, Files.readAllBytes(out.resolve(ZIP)));
      } finally {
        TimeZone.setDefault(own);
      }
    }

    @Test
    void areMadeOfTheBinsOwnMasksOnly() throws IOException {
      job.bin(D_BIN)
          .row(1, 1.0, 1, "a")
          .mask(1, 1)
          .row(2, 1.0, 1, "a")
          .mask(2, 2)
          .bin("D20130526T101010_IFCB013")
          .row(1, 1.0, 1, "a")
          .bin(I_BIN)
          .row(1, 1.0, 1, "a")
          .mask(1, 3)
          .write();

      assertEquals(3, products().masks());

      assertEquals(2, masks(ZIP).size());
      assertEquals(1, masks("blobs/IFCB5_2012_028/" + I_BIN + "_blobs_v4.zip").size());
    }
  }

  @Nested
  class TablesOfBlobs {

    @Test
    void areThereOnlyForBinsWithAnImageOfSeveralBlobs() throws IOException {
      job.bin(D_BIN).row(1, 1.0, 2, "a").bin(I_BIN).row(1, 1.0, 1, "a").write();
      job.artifactFile(D_BIN, "multiblob.csv", "roi_number,blob\n1,1\n1,2\n");

      products();

      assertEquals("roi_number,blob\n1,1\n1,2\n", text(MULTIBLOB));
      assertEquals(3, files().size());
    }

    @Test
    void areJoinedFromTheirPiecesWithOneHeading() throws IOException {
      job.bin(D_BIN).row(1, 1.0, 2, "a").write();
      job.artifactFile(D_BIN, "multiblob.csv", "roi_number,blob\n1,1\n")
          .artifactFile(D_BIN, "multiblob-2.csv", "roi_number,blob\n2,1\n2,2\n")
          .artifactFile(D_BIN, "multiblob-3.csv", "roi_number,blob\n3,1\n")
          .artifactFile(D_BIN, "multiblob-5.csv", "roi_number,blob\n9,9\n");

      products();

      assertEquals("roi_number,blob\n1,1\n2,1\n2,2\n3,1\n", text(MULTIBLOB));
    }
  }

  @Nested
  class Reruns {

    @Test
    void writeTheSameFilesOverAndLeaveOthersAlone() throws IOException {
      job.bin(D_BIN).row(1, 1.0, 1, "a").mask(1, 1).write();
      products();
      Files.writeString(out.resolve(CSV), "an older table");
      Path other = Files.writeString(out.resolve("features/D20130526/other.csv"), "mine");

      products();

      assertEquals("roi_number,Area,numBlobs,summary\n1,1,1,a\n", text(CSV));
      assertEquals("mine", Files.readString(other));
    }

    @Test
    void afterACrashLeaveNothingUnfinishedBehind() throws IOException {
      job.bin(D_BIN).row(1, 1.0, 1, "a").write();
      Path unfinished = out.resolve("features/D20130526/." + D_BIN + "_fea_v4.csv.part");
      Files.createDirectories(unfinished.getParent());
      Files.writeString(unfinished, "roi_number,Ar");

      products();

      assertEquals(List.of(CSV), files());
    }
  }

  @Nested
  class JobsThatWereRunAgain {

    private static final String FIRST = "D20130526T080000_IFCB013";
    private static final String LAST = "D20130526T110000_IFCB013";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100})
    void haveTheFilesOfAllTheirBinsWhicheverRoundTheyAreOf(int masksPerShard) throws IOException {
      job.masksPerShard(masksPerShard)
          .retriedBin(FIRST)
          .row(1, 1.0, 1, "first")
          .mask(1, 1)
          .bin(D_BIN)
          .row(1, 2.0, 1, "second")
          .mask(1, 2)
          .row(2, 2.5, 1, "second")
          .mask(2, 2)
          .retriedBin(LAST)
          .failed(1)
          .row(2, 3.0, 1, "third")
          .mask(2, 3)
          .bin(I_BIN)
          .row(1, 4.0, 1, "fourth")
          .mask(1, 4)
          .write();

      assertEquals(new ProductsReport(4, 6, 5, 0), products());

      assertEquals(
          "roi_number,Area,numBlobs,summary\n1,1,1,first\n",
          text("features/D20130526/" + FIRST + "_fea_v4.csv"));
      assertEquals("roi_number,Area,numBlobs,summary\n1,2,1,second\n2,2.5,1,second\n", text(CSV));
      assertEquals(
          "roi_number,Area,numBlobs,summary\n1,,,\n2,3,1,third\n",
          text("features/D20130526/" + LAST + "_fea_v4.csv"));
      assertArrayEquals(
          new byte[] {3},
          masks("blobs/D20130526/" + LAST + "_blobs_v4.zip").get(LAST + "_00002.png"));
      assertEquals(2, masks(ZIP).size());
    }
  }

  @Nested
  class BinsWithoutImages {

    @Test
    void haveNoFilesAndAreCounted() throws IOException {
      job.bin(I_BIN).bin(D_BIN).row(1, 1.0, 1, "a").write();

      assertEquals(new ProductsReport(1, 1, 0, 1), products());

      assertEquals(List.of(CSV), files());
    }

    @Test
    void canBeAllThatAJobHas() throws IOException {
      job.bin(I_BIN).bin(D_BIN).write();

      assertEquals(new ProductsReport(0, 0, 0, 2), products());

      assertEquals(List.of(), files());
    }
  }

  @Nested
  class ResultsThatAreNotWhole {

    @Test
    void withoutResultsJsonAreRefusedWithARemedy() {
      String refusal = refusal();

      assertEquals(
          "'%s' has no results.json; download a job's results there first".formatted(job.folder()),
          refusal);
    }

    @Test
    void ofAnotherProcessorAreRefusedByName() throws IOException {
      job.by("segment").bin(D_BIN).row(1, 1.0, 1, "a").write();

      String refusal = refusal();

      assertTrue(refusal.contains("'segment'") && refusal.contains("'features'"), refusal);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"features/part-0000.parquet", "masks/shard-00001.tar", "failures.jsonl"})
    void withAFileMissingAreRefusedByItsPath(String missing) throws IOException {
      job.failuresInFile().bin(D_BIN).row(1, 1.0, 1, "a").mask(1, 1).row(2, 1.0, 1, "a").mask(2, 2);
      job.write();
      Files.delete(job.file(missing));

      assertEquals(job.file(missing) + " is missing; download it too", refusal());
      assertEquals(List.of(), files());
    }

    @Test
    void withADamagedPartAreRefusedByItsPath() throws IOException {
      job.bin(D_BIN).row(1, 1.0, 1, "a").write();
      Path part = Files.writeString(job.file("features/part-0000.parquet"), "x".repeat(500));

      String refusal = refusal();

      assertTrue(refusal.contains(part.toString()), refusal);
    }

    @Test
    void withAShardCutOffLeaveNoArchiveThatLooksWhole() throws IOException {
      job.masksPerShard(2)
          .bin(D_BIN)
          .row(1, 1.0, 1, "a")
          .mask(1, 1)
          .row(2, 1.0, 1, "a")
          .mask(2, IntStream.range(0, 4_000).toArray())
          .write();
      Path shard = job.file("masks/shard-00000.tar");
      byte[] whole = Files.readAllBytes(shard);
      Files.write(shard, Arrays.copyOf(whole, 3_000));

      assertThrows(IOException.class, JobProductsTest.this::products);

      assertEquals(List.of(CSV), files());
    }

    @Test
    void withAResultsJsonCutOffFail() throws IOException {
      job.bin(D_BIN).row(1, 1.0, 1, "a").bin(I_BIN).row(1, 1.0, 1, "a").write();
      Path json = job.file("results.json");
      String whole = Files.readString(json);
      Files.writeString(json, whole.substring(0, whole.indexOf(I_BIN)));

      assertThrows(IOException.class, JobProductsTest.this::products);
    }

    @Test
    void thatNameNoPartAreRefused() throws IOException {
      job.bin(D_BIN).write();
      Path json = job.file("results.json");
      Files.writeString(json, Files.readString(json).replaceFirst("\"s3://[^\"]*parquet\"", ""));

      String refusal = refusal();

      assertTrue(refusal.contains("results.json"), refusal);
    }

    @Test
    void whoseRowsComeInAnotherOrderThanTheirBinsAreRefused() throws IOException {
      job.bin(D_BIN).row(1, 1.0, 1, "a").bin(I_BIN).row(1, 1.0, 1, "a").write();
      Path json = job.file("results.json");
      String listed = Files.readString(json);
      String swapped = listed.replace(D_BIN, "first").replace(I_BIN, D_BIN).replace("first", I_BIN);
      Files.writeString(json, swapped);

      String refusal = refusal();

      assertTrue(refusal.contains("'" + I_BIN + "'"), refusal);
    }

    @Test
    void whoseRowsBelongToABinThatIsNotListedAreRefused() throws IOException {
      job.bin(D_BIN).row(1, 1.0, 1, "a").write();
      Path json = job.file("results.json");
      String listed = Files.readString(json);
      Files.writeString(json, listed.substring(0, listed.indexOf("\"inputs\"")) + "\"inputs\":[]}");

      String refusal = refusal();

      assertTrue(refusal.contains("'" + D_BIN + "'"), refusal);
    }

    @Test
    void whoseMasksBelongToABinWithoutRowsAreRefused() throws IOException {
      job.bin(D_BIN).mask(1, 1).write();

      String refusal = refusal();

      assertTrue(refusal.contains("'" + D_BIN + "'"), refusal);
    }
  }

  @Test
  void theTableOfOneRowOfEveryFeatureHasThatManyColumns() throws IOException {
    List<Column> columns =
        IntStream.rangeClosed(1, 30).mapToObj(i -> Column.float64("feature" + i)).toList();
    job = new DownloadedJob(temporary.resolve("wide"), new Schema(columns));
    Object[] values = IntStream.rangeClosed(1, 30).mapToObj(i -> (double) i).toArray();
    assertEquals(30, Row.of(1, values).values().size());
    job.bin(D_BIN).row(1, values).failed(2).write();

    products();

    List<String> lines = text(CSV).lines().toList();
    assertEquals(31, lines.get(0).split(",", -1).length);
    assertEquals(31, lines.get(1).split(",", -1).length);
    assertEquals(31, lines.get(2).split(",", -1).length);
  }
}
