package amplify.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectUriTest {

  @Test
  void bucketAndKeyAreTold() {
    assertEquals(new ObjectUri("b", "a/b c.roi"), ObjectUri.parse("s3://b/a/b c.roi"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://b/k    | does not begin with s3://
          b/k           | does not begin with s3://
          s3:/b/k       | does not begin with s3://
          S3://b/k      | does not begin with s3://
          s3://         | names no bucket
          s3:///k       | names no bucket
          s3://b        | names no key
          s3://b/       | names no key
          s3://b/a/     | ends in a slash, so it names no object
          s3://b/../k   | has the segment '..'
          s3://b/a/./k  | has the segment '.'
          s3://b/a/..   | has the segment '..'
          """)
  void whatIsNoObjectUriIsRefusedWithTheRule(String text, String rule) {
    var e = assertThrows(InvalidObjectUriException.class, () -> ObjectUri.parse(text));

    assertEquals("'%s' %s; expected s3://bucket/key".formatted(text, rule), e.getMessage());
  }

  @Test
  void controlCharactersAreRefusedAndNotRepeated() {
    var e = assertThrows(InvalidObjectUriException.class, () -> ObjectUri.parse("s3://b/a\r\nb"));

    assertTrue(e.getMessage().startsWith("'s3://b/a??b' has control characters"), e.getMessage());
  }

  @Test
  void anyTextIsReadOrRefusedAndWhatIsReadIsWrittenBackAlike() {
    var random = new Random(5);
    for (int i = 0; i < 50_000; i++) {
      var text = new StringBuilder(random.nextInt(4) == 0 ? "" : "s3://b/");
      for (int n = random.nextInt(12); n > 0; n--) {
        text.append("ab/.: \n%é".charAt(random.nextInt(9)));
      }
      try {
        assertEquals(text.toString(), ObjectUri.parse(text.toString()).toString());
      } catch (InvalidObjectUriException e) {
        assertTrue(e.getMessage().contains("expected s3://bucket/key"));
      }
    }
  }
}
