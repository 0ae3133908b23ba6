package amplify.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.helidon.http.HeaderNames;
import io.helidon.webclient.http1.Http1Client;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.spi.ServerFeature;
import io.helidon.webserver.testing.junit5.RoutingTest;
import io.helidon.webserver.testing.junit5.SetUpFeatures;
import io.helidon.webserver.testing.junit5.SetUpRoute;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Actions, asked for well and badly. */
@RoutingTest
class ActionRoutesTest {

  private static final HttpServing SERVING = RoutedService.serving();
  private static final String FORM = "multipart/form-data; boundary=cut";

  private final Http1Client client;

  ActionRoutesTest(Http1Client client) {
    this.client = client;
  }

  @SetUpFeatures(false)
  static List<ServerFeature> features() {
    return SERVING.features();
  }

  @SetUpRoute
  static void routing(HttpRouting.Builder routing) {
    SERVING.register(routing);
  }

  private Told post(String path, String mediaType, String body) {
    return Told.post(client, path, mediaType, body.getBytes(StandardCharsets.UTF_8));
  }

  private static String part(String headers, String content) {
    return "--cut\r\nContent-Disposition: form-data; %s\r\n\r\n%s\r\n".formatted(headers, content);
  }

  private Told form(String... parts) {
    return post("/covers", FORM, String.join("", parts) + "--cut--\r\n");
  }

  @Test
  void pathAndQueryAreBound() {
    Told sheet = Told.get(client, "/regions/alps/sheets/7");

    assertEquals(200, sheet.status());
    assertEquals("{\"region\":\"alps\",\"number\":7,\"folded\":true}", sheet.text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/regions/alps/sheets/0 | 400 | 'number' is 0; expected 1 to 99",
        "/regions/alps/sheets/first | 400 | 'number' is \"first\"; expected a whole number",
        "/regions/alps/sheets/7?scale=5 | 400 | 'scale' is not known; expected one of region, number",
        "/regions/moon/sheets/7 | 400 | 'moon' is too far away; expected a region of the earth",
        "/regions/sea/sheets/7 | 404 | There is no map of the sea",
        "/regions/alps/sheets | 404 | There is nothing at /regions/alps/sheets",
        "/torn | 500 | The service failed; see its log"
      },
      quoteCharacter = '`')
  void errorsAreProblemDocuments(String path, int status, String detail) {
    Told told = Told.get(client, path);

    assertEquals(status, told.status());
    assertEquals("application/problem+json", told.mediaType());
    assertEquals(detail, told.detail());
    assertEquals(status, told.json().path("status").asInt());
    assertEquals(told.json().path("title"), told.json().path("error"));
    assertEquals("about:blank", told.json().path("type").asText());
  }

  @Test
  void everyWrongFieldIsListed() {
    Told told = post("/bindings", "application/json", "{\"colour\":\"green\",\"copies\":\"two\"}");

    assertEquals(400, told.status());
    assertEquals(2, told.json().path("errors").size());
    assertEquals("colour", told.json().path("errors").path(0).path("field").asText());
    assertEquals("copies", told.json().path("errors").path(1).path("field").asText());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "application/json | {\"colour\": | 400",
        "application/json | [] | 400",
        "application/json | {\"colour\":\"red\"} {} | 400",
        "application/json | {\"colour\":\"red\"} | 200",
        "application/json;charset=utf-8 | {\"colour\":\"red\"} | 200",
        "text/plain | red | 415",
        "application/x-www-form-urlencoded | colour=red | 415"
      })
  void bodiesAreJson(String mediaType, String body, int status) {
    assertEquals(status, post("/bindings", mediaType, body).status());
  }

  @Test
  void jsonThatBreaksOffIsLocated() {
    String detail = post("/bindings", "application/json", "{\"colour\":").detail();

    assertTrue(detail.startsWith("The body is not JSON: "), detail);
    assertTrue(detail.endsWith("(line 1, column 11)"), detail);
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() {
    Told json = post("/bindings", "application/json", " ".repeat((1 << 20) + 1));
    Told image = post("/covers?colour=red", "image/png", "x".repeat((1 << 20) + 1));
    Told form = form(part("name=\"file\"; filename=\"f\"", "x".repeat((1 << 20) + 1)));

    for (Told told : List.of(json, image, form)) {
      assertEquals(413, told.status());
      assertEquals(
          "The body is larger than 1048576 bytes (MAX_REQUEST_MB); put it into the bucket and give its URI",
          told.detail());
    }
  }

  @Test
  void moreMemoryThanThereIsIsRefused() {
    Told told = post("/prints", "application/json", "{}");

    assertEquals(400, told.status());
    assertTrue(told.detail().contains("ACTION_MEMORY_MB"), told.detail());
  }

  @Test
  void contentComesAsItIs() {
    assertEquals(
        "blue, 1 copies, 5 bytes", post("/covers?colour=blue", "image/png", "bytes").text());
  }

  @Test
  void contentAndFieldsComeInAForm() {
    Told told =
        form(
            part("name=\"colour\"", "red"),
            part("name=\"copies\"", "3"),
            part("name=\"file\"; filename=\"map.png\"", "map"));

    assertEquals("red, 3 copies, 3 bytes", told.text());
    assertEquals(200, told.status());
  }

  @Test
  void fieldsOfAFormThatNobodyFilledInAreNotGiven() {
    Told told =
        form(
            part("name=\"colour\"", "red"),
            part("name=\"copies\"", ""),
            part("name=\"file\"; filename=\"\"\r\nContent-Type: application/octet-stream", ""));

    assertEquals("red, 1 copies, -1 bytes", told.text());
  }

  @Test
  void aFileMayBeEmptyAndItsNameLong() {
    String name = "n".repeat(1_000) + ".png";
    Told told =
        form(
            part("name=\"colour\"", "red"),
            part("name=\"file\"; filename=\"%s\"".formatted(name), ""));

    assertEquals("red, 1 copies, 0 bytes", told.text());
  }

  @Test
  void aPartThatIsNoTextIsTheFile() {
    Told told =
        form(
            part("name=\"colour\"", "red"),
            part("name=\"file\"\r\nContent-Type: image/png", "png"));

    assertEquals("red, 1 copies, 3 bytes", told.text());
  }

  @Test
  void aFileHoldsWhatLooksLikeABoundary() {
    Told told =
        form(
            part("name=\"colour\"", "red"),
            part("name=\"file\"; filename=\"f\"", "--cu\r\n--cu\r\n\r\n-"));

    assertEquals("red, 1 copies, 15 bytes", told.text());
  }

  @Test
  void whatStandsBeforeAndBehindAFormIsLeftOut() {
    Told told =
        post("/covers", FORM, "hello\r\n" + part("name=\"colour\"", "red") + "--cut--\r\nbye");

    assertEquals("red, 1 copies, -1 bytes", told.text());
  }

  @Test
  void aFormHasOneFile() {
    Told told =
        form(
            part("name=\"colour\"", "red"),
            part("name=\"file\"; filename=\"a\"", "a"),
            part("name=\"more\"; filename=\"b\"", "b"));

    assertEquals(400, told.status());
    assertEquals("'more' is a second file; expected one", told.detail());
  }

  @Test
  void aFieldOfAFormIsNoFile() {
    Told told = form(part("name=\"colour\"", "r".repeat(10_001)));

    assertEquals(400, told.status());
    assertEquals("'colour' is longer than 10000 bytes; expected a file", told.detail());
  }

  @Test
  void aFormHasAHundredPartsAtMost() {
    String empty = part("name=\"copies\"", "");

    assertEquals(200, form(part("name=\"colour\"", "red"), empty.repeat(99)).status());
    Told told = form(part("name=\"colour\"", "red"), empty.repeat(100));
    assertEquals(400, told.status());
    assertEquals("The form has more than 100 parts; expected fewer", told.detail());
  }

  @Test
  void aFormIsCutByItsBoundary() {
    Told told = post("/covers", "multipart/form-data", "--cut--\r\n");

    assertEquals(400, told.status());
    assertEquals(
        "The form's Content-Type has no boundary; expected one that separates its parts",
        told.detail());
  }

  @ParameterizedTest
  @CsvSource({
    "'--cut\r\nContent-Disposition: form-data; name=\"colour\"\r\n\r\nred'",
    "'--cut\r\nContent-Disposition: form-data; name=\"colour\"\r\n'",
    "'--cut\r\nno header\r\n\r\nred\r\n--cut--\r\n'"
  })
  void aFormThatIsCutShortIsRefused(String form) {
    Told told = post("/covers", FORM, form);

    assertEquals(400, told.status());
    assertEquals("The form is cut short or malformed; expected multipart/form-data", told.detail());
  }

  @Test
  void headersOfAPartHaveALimit() {
    Told told = form(part("name=\"%s\"".formatted("n".repeat(5_000)), "red"));

    assertEquals(400, told.status());
  }

  @Test
  void aVersionThatIsKnownIsNotSentAgain() {
    Told first = Told.get(client, "/edition");
    Told again = Told.by(client.get("/edition").header(HeaderNames.IF_NONE_MATCH, "\"third\""));
    Told other = Told.by(client.get("/edition").header(HeaderNames.IF_NONE_MATCH, "\"second\""));

    assertEquals("The third edition", first.text());
    assertEquals("\"third\"", first.tag());
    assertEquals(304, again.status());
    assertEquals("\"third\"", again.tag());
    assertEquals("", again.text());
    assertEquals(200, other.status());
  }

  @ParameterizedTest
  @CsvSource({"/bindings, POST", "/covers, POST"})
  void otherMethodsAreNamed(String path, String allowed) {
    Told told = Told.get(client, path);

    assertEquals(405, told.status());
    assertEquals(allowed, told.allow());
    assertEquals("GET is not possible here; expected " + allowed, told.detail());
  }

  @Test
  void faultsKeepTheirSecrets() {
    assertFalse(Told.get(client, "/torn").text().contains("secret"));
  }
}
