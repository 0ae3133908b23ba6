package amplify.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents of services, joined. */
class DocsCommandTest {

  private static final String DOCUMENT =
      "{'openapi':'3.1.0','info':{'title':'Plankton Features!','version':'1'},"
          + "'paths':{'/health':{'get':{'operationId':'health','responses':{}}}}}";

  @TempDir private Path folder;
  private FakeService service;
  private Path page;

  @BeforeEach
  void start() throws IOException {
    service = new FakeService().on("GET /openapi.json", 200, DOCUMENT);
    page = folder.resolve("docs.html");
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void areOnePage() throws IOException {
    CommandRun run = CommandRun.of("docs", service.address() + "/", "-o", page.toString());

    assertEquals(0, run.code(), run.err());
    assertEquals("%s  1 service\n".formatted(page), run.out());
    String html = Files.readString(page);
    assertTrue(html.contains("plankton-features"), "named by the title");
    assertTrue(html.contains(service.address()));
  }

  @Test
  void areOneDocumentWhereTheFileIsJson() throws IOException {
    Path json = folder.resolve("all.json");

    CommandRun run =
        CommandRun.of(
            "docs",
            "a=" + service.address(),
            "b=" + service.address(),
            "-o",
            json.toString(),
            "--title=Laboratory",
            "--proxied");

    assertEquals("%s  2 services\n".formatted(json), run.out());
    JsonNode document = new ObjectMapper().readTree(json.toFile());
    assertEquals("Laboratory", document.path("info").path("title").asText());
    assertTrue(document.path("paths").has("/a/health"), document.toString());
    assertTrue(document.path("paths").has("/b/health"), document.toString());
  }

  @Test
  void ofOneNameTwiceAreRefusedWithARemedy() {
    CommandRun run =
        CommandRun.of("docs", service.address(), service.address(), "-o", page.toString());

    assertEquals(2, run.code());
    assertTrue(run.error().contains("'plankton-features'"), run.err());
    assertTrue(run.error().contains("plankton-features-2=" + service.address()), run.err());
    assertFalse(Files.exists(page));
  }

  @Test
  void withoutATitleNeedAName() {
    service.on("GET /openapi.json", 200, "{'openapi':'3.1.0','paths':{}}");

    CommandRun run = CommandRun.of("docs", service.address(), "-o", page.toString());

    assertEquals(2, run.code());
    assertTrue(run.error().contains("NAME=" + service.address()), run.err());
  }

  @ParameterizedTest
  @CsvSource({
    "200, [1], is not a JSON object",
    "200, <html>, is not a JSON object",
    "404, {}, answers 404"
  })
  void ofWhatIsNoServiceAreRefused(int status, String body, String said) {
    service.on("GET /openapi.json", status, body);

    CommandRun run = CommandRun.of("docs", service.address(), "-o", page.toString());

    assertEquals(1, run.code());
    assertTrue(run.error().contains(said), run.err());
    assertTrue(run.error().contains("expected an OpenAPI document"), run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Upper=http://a", "a b=http://a", "=http://a"})
  void ofNamesThatAreNoneAreWrongUsage(String service) {
    CommandRun run = CommandRun.of("docs", service);

    assertEquals(2, run.code());
    assertTrue(run.err().contains("expected lower-case letters, digits and dashes"), run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:8001", "http://", "http://a?b=c", "a=ftp://b", "http://a b"})
  void ofAddressesThatAreNoneAreWrongUsage(String service) {
    CommandRun run = CommandRun.of("docs", service);

    assertEquals(2, run.code());
    assertTrue(run.err().contains("expected one like http://localhost:8001"), run.err());
  }

  @Test
  void thatCannotBeWrittenSayWhyAndWhere() {
    Path nowhere = folder.resolve("none/docs.html");

    CommandRun run = CommandRun.of("docs", service.address(), "-o", nowhere.toString());

    assertEquals(1, run.code());
    assertTrue(run.error().contains(nowhere.toString()), run.err());
    assertTrue(run.error().contains("no such file or folder"), run.err());
  }
}
