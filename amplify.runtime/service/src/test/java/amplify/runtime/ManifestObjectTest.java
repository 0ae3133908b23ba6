package amplify.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.api.InputRule;
import amplify.jobs.NewBin;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestObjectTest {

  private static final String BUCKET = "s3://b/";

  private static String bin(String id) {
    return "{\"bin_id\":\"%1$s\",\"files\":[\"s3://b/%1$s.adc\",\"s3://b/%1$s.roi\",\"s3://b/%1$s.hdr\"],\"bytes\":1,\"sha256\":null}"
        .formatted(id);
  }

  private static List<String> read(String uri, String content) {
    return read(uri, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> read(String uri, InputStream content) {
    var entries = new BinEntry(InputRule.oneOfEach("adc", "roi", "hdr"), ManifestObjectTest::key);
    try (var manifest = new ManifestObject(uri, content, entries)) {
      var ids = new ArrayList<String>();
      manifest.forEachRemaining((NewBin bin) -> ids.add(bin.binId()));
      return ids;
    }
  }

  private static String key(String uri) {
    if (!uri.startsWith(BUCKET)) {
      throw new InvalidRequestException("wrong bucket");
    }
    return uri.substring(BUCKET.length());
  }

  private static String refusal(String uri, String content) {
    return assertThrows(InvalidRequestException.class, () -> read(uri, content)).getMessage();
  }

  @Nested
  class AsJson {

    @Test
    void binsAreReadInOrderWhateverStandsAroundThem() {
      assertEquals(
          List.of("A", "B"),
          read(
              "s3://b/m.json",
              "\uFEFF {\"version\": {\"bins\": 3}, \"bins\": [%s,\r\n%s], \"more\": [1]} \n"
                  .formatted(bin("A"), bin("B"))));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        textBlock =
            """
            <html></html>       | is not JSON
            ``                  | is not a JSON object
            [1]                 | is not a JSON object
            {"bin": []}         | has no member 'bins'
            {"bins": {}}        | has 'bins' that is not a list
            {"bins": []}        | lists no bins; at least one is needed
            {"bins": [1]}       | bins[0]' is not a JSON object
            {"bins": [          | is not JSON
            """)
    void whatIsNoManifestIsRefusedWithTheReason(String content, String reason) {
      String message = refusal("s3://b/m.json", content);

      assertTrue(message.contains(reason), message);
      assertTrue(message.contains("s3://b/m.json"), message);
    }

    @Test
    void aManifestCutOffBehindABinIsNotTakenForAWholeOne() {
      String whole = "{\"bins\": [%s, %s]}".formatted(bin("A"), bin("B"));

      for (int length = 0; length < whole.length(); length++) {
        String part = whole.substring(0, length);
        assertThrows(InvalidRequestException.class, () -> read("s3://b/m.json", part), part);
      }
    }
  }

  @Nested
  class AsLines {

    @Test
    void blankLinesCarriageReturnsAndAByteOrderMarkAreAccepted() {
      assertEquals(
          List.of("A", "B", "C"),
          read(
              "s3://b/m.jsonl",
              "\uFEFF\r\n" + bin("A") + "\r\n\r\n" + bin("B") + "\n  \n" + bin("C")));
    }

    @Test
    void theLineAtFaultIsNamed() {
      String message =
          refusal("s3://b/m.jsonl", bin("A") + "\n\n" + bin("A").replace("A.adc", "A.txt"));

      assertTrue(message.startsWith("'s3://b/m.jsonl line 3"), message);
    }

    @Test
    void anEmptyFileListsNoBins() {
      assertTrue(refusal("s3://b/m.jsonl", "\n\n").contains("lists no bins"));
    }
  }

  @Nested
  class Entries {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        textBlock =
            """
            {"files": []}                                   | .bin_id' is missing
            {"bin_id": 7, "files": []}                      | .bin_id' must be text
            {"bin_id": "../up", "files": []}                | .bin_id' is '../up'; expected 1 to 200 letters
            {"bin_id": "a..b", "files": []}                 | .bin_id' is 'a..b'; expected 1 to 200 letters
            {"bin_id": "", "files": []}                     | .bin_id' is ''; expected 1 to 200 letters
            {"bin_id": "A"}                                 | .files' is missing; expected a list of object URIs
            {"bin_id": "A", "files": "x"}                   | .files' is string; expected a list of object URIs
            {"bin_id": "A", "files": [1]}                   | .files[0]' must be an object URI
            {"bin_id": "A", "files": ["s3://c/A.adc"]}      | .files[0]' wrong bucket
            {"bin_id": "A", "files": []}                    | has no .adc file; expected exactly one file each of .adc, .hdr, .roi
            {"bin_id": "A", "files": ["s3://b/A.png"]}      | has the file 'A.png'; expected exactly one file each
            {"bin_id": "A", "files": ["s3://b/A.adc","s3://b/B.adc"]} | has more than one .adc file
            {"bin_id": "A", "files": ["s3://b/A.adc","s3://b/A.roi"]} | has no .hdr file
            {"bin_id": "A", "files": ["s3://b/A.adc","s3://b/A.roi","s3://b/A.hdr"], "bytes": -1} | .bytes' must be a whole number
            {"bin_id": "A", "files": ["s3://b/A.adc","s3://b/A.roi","s3://b/A.hdr"], "sha256": 1} | .sha256' must be text or null
            """)
    void aBrokenEntryIsRefusedWithItsFieldAndTheRule(String entry, String reason) {
      String message = refusal("s3://b/m.json", "{\"bins\": [%s]}".formatted(entry));

      assertTrue(message.contains(reason), message);
    }

    @Test
    void aBinComesOnceInAJob() {
      String message =
          refusal("s3://b/m.json", "{\"bins\": [%s,%s]}".formatted(bin("A"), bin("A")));

      assertTrue(message.contains("bins[1].bin_id' 'A' comes twice"), message);
    }
  }

  @Test
  void randomDamageIsRefusedOrReadButNeverAnotherError() {
    byte[] whole =
        "{\"bins\": [%s, %s]}".formatted(bin("A"), bin("B")).getBytes(StandardCharsets.UTF_8);
    var random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = whole.clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      String uri = random.nextBoolean() ? "s3://b/m.json" : "s3://b/m.jsonl";
      try {
        assertTrue(read(uri, new ByteArrayInputStream(damaged)).size() <= 2);
      } catch (InvalidRequestException e) {
        assertTrue(!e.getMessage().isBlank());
      }
    }
  }
}
