package amplify.ingest;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.jobs.Keeping;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be refused without database and store. */
class RequestRulesTest {

  private static RequestedBin bin(String... names) {
    return new RequestedBin(
        "B",
        IntStream.range(0, names.length).mapToObj(i -> new RequestedFile(names[i], 1)).toList());
  }

  private static RequestedBin sizes(long... sizes) {
    return new RequestedBin(
        "B",
        IntStream.range(0, sizes.length)
            .mapToObj(i -> new RequestedFile("f" + i, sizes[i]))
            .toList());
  }

  @Nested
  class Names {

    private static InvalidUploadException refusal(RequestedBin... bins) {
      return assertThrows(InvalidUploadException.class, () -> FileNames.check(List.of(bins)));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "a.adc",
          "a b.roi",
          ".hidden",
          "ünïcode.hdr",
          "a.b.c",
          "🦠.roi",
          "~",
          "a:b",
          "-"
        })
    void thatAreOneSegmentAreTaken(String name) {
      assertDoesNotThrow(() -> FileNames.check(List.of(bin(name))));
    }

    @ParameterizedTest
    @CsvSource({
      "a/b.adc, without path separators",
      "/a, without path separators",
      "a\\b, without path separators",
      "., without '..'",
      ".., without '..'",
      "a..b, without '..'",
      "'', is empty",
    })
    void thatWouldLieElsewhereAreRefused(String name, String rule) {
      InvalidUploadException refusal = refusal(bin("good"), bin("good", name));

      assertEquals("bins[1].files[1].filename", refusal.field());
      assertTrue(refusal.rule().contains(rule), refusal.rule());
      assertTrue(refusal.rule().contains("expected a file name"), refusal.rule());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "a\nb",
          "a\u0000",
          "\u007f",
          "a\u0085b",
          "a\u2028b",
          "a\u2029b",
          "\ud83e",
          "\udda0"
        })
    void withControlCharactersOrHalvesOfCharactersAreRefusedAndNotRepeated(String name) {
      InvalidUploadException refusal = refusal(bin(name));

      assertTrue(refusal.rule().contains("printable characters"), refusal.rule());
      assertTrue(!refusal.getMessage().contains(name), refusal.getMessage());
    }

    @Test
    void areCountedInBytesNotCharacters() {
      assertDoesNotThrow(() -> FileNames.check(List.of(bin("a".repeat(255)))));
      assertTrue(refusal(bin("a".repeat(256))).rule().contains("256 bytes"));
      assertTrue(refusal(bin("ü".repeat(128))).rule().contains("256 bytes"));
    }

    @Test
    void thatAreVeryLongAreNotRepeatedInFull() {
      assertTrue(refusal(bin("/" + "a".repeat(5_000))).getMessage().length() < 400);
    }

    @Test
    void comeOnceInABinButMayComeInAnother() {
      InvalidUploadException refusal = refusal(bin("a", "b", "a"));

      assertEquals("bins[0].files[2].filename", refusal.field());
      assertTrue(refusal.rule().contains("'a' comes twice"), refusal.rule());
      assertDoesNotThrow(() -> FileNames.check(List.of(bin("a"), bin("a"), bin("A", "a"))));
    }
  }

  @Nested
  class Limits {

    private static final long MIB = 1 << 20;
    private static final long PART = 10 * MIB;
    private static final IngestLimits LIMITS =
        new IngestLimits(3, 6, 12, 100 * MIB, 3, 60 * MIB, 50 * MIB);

    private static RequestedBin mib(long... sizes) {
      return sizes(LongStream.of(sizes).map(size -> size * MIB).toArray());
    }

    private static void assertRefused(String field, String setting, RequestedBin... bins) {
      UploadLimitException refusal =
          assertThrows(UploadLimitException.class, () -> LIMITS.check(List.of(bins), PART));
      assertEquals(field, refusal.field());
      assertTrue(refusal.rule().contains("(" + setting + ")"), refusal.rule());
      assertTrue(refusal.rule().contains("ask for less at a time"), refusal.rule());
    }

    @Test
    void areInclusive() {
      assertDoesNotThrow(() -> LIMITS.check(List.of(mib(50, 9, 1), mib(10, 10, 10), mib()), PART));
    }

    @Test
    void ofBinsAndFilesAreNamed() {
      assertRefused("bins", "INGEST_MAX_BINS", mib(1), mib(1), mib(1), mib(1));
      assertRefused("bins", "INGEST_MAX_FILES", mib(1, 1, 1), mib(1, 1, 1), mib(1));
      assertRefused("bins[1].files", "INGEST_MAX_BIN_FILES", mib(1), mib(1, 1, 1, 1));
    }

    @Test
    void ofBytesAreNamed() {
      assertRefused("bins[0].files[1].size_bytes", "INGEST_MAX_FILE_MB", mib(1, 51));
      assertRefused("bins[0].files", "INGEST_MAX_BIN_MB", mib(50, 11));
      assertRefused("bins", "INGEST_MAX_TOTAL_MB", mib(50, 10), mib(40, 1));
    }

    @Test
    void ofPartsCountEachBegunPart() {
      assertRefused("bins", "INGEST_MAX_PARTS", mib(41, 1, 1), mib(41, 1));
    }

    @Test
    void holdForSizesBeyondAllMeasure() {
      assertRefused("bins[0].files[0].size_bytes", "INGEST_MAX_FILE_MB", sizes(Long.MAX_VALUE, 1));
    }
  }

  @Test
  void uploadsAreKeptForAtLeastAsLongAsTheirUrlsAreGood() {
    var limits = new IngestLimits(1, 1, 1, 1, 1, 1, 1);
    var second = Duration.ofSeconds(1);
    String refusal =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new IngestSettings(
                        "d", 5, new Keeping(Duration.ofSeconds(2), second, second), second, limits))
            .getMessage();

    assertEquals(
        "INGEST_EXPIRY_SECONDS is 1; it must not be less than MULTIPART_URL_TTL_SECONDS, which is 2",
        refusal);
    assertDoesNotThrow(
        () -> new IngestSettings("d", 5, new Keeping(second, second, second), second, limits));
  }
}
