package amplify.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinedDocumentTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static ServiceDocument service(String name, JsonSchema health) {
    Operation operation =
        Operation.of("get-health", "Service", "Tells how it is.")
            .answers(200, "Well.", Content.json(JsonSchema.named("Health", health)));
    return new ServiceDocument(
        name,
        "http://" + name,
        new Document(
                name,
                "1",
                "Does </script> things.",
                List.of(new Tag("Service", "How it is.")),
                List.of(new Route("GET", "/health", operation)))
            .json());
  }

  private static List<ServiceDocument> services() {
    return List.of(
        service("one", JsonSchema.object().member("well", JsonSchema.truth())),
        service("two", JsonSchema.text()));
  }

  @Test
  void pathsHeadingsIdsAndComponentsGetTheNameOfTheirService() throws Exception {
    ObjectNode joined = JoinedDocument.of("Both", ".", services());

    JsonNode operation = joined.path("paths").path("/two/health").path("get");
    assertEquals(2, joined.path("paths").size());
    assertEquals("two-get-health", operation.path("operationId").asText());
    assertEquals(MAPPER.readTree("[\"two: Service\"]"), operation.path("tags"));
    assertEquals(
        "#/components/schemas/two.Health", operation.findPath("schema").path("$ref").asText());
    assertEquals(
        "string",
        joined.path("components").path("schemas").path("two.Health").path("type").asText());
    assertEquals("one: Service", joined.path("tags").path(0).path("name").asText());
  }

  @Test
  void thePageOfSeveralServicesIsWholeInItself() throws Exception {
    String page = Page.ofServices("Both", services());

    String data = page.substring(page.indexOf("id=\"services\">") + 14);
    JsonNode carried = MAPPER.readTree(data.substring(0, data.indexOf("</script>")));
    assertEquals(2, carried.size());
    assertEquals(
        "http://two",
        carried.path(1).path("document").path("servers").path(0).path("url").asText());
    assertFalse(page.contains("<script src=\"docs/"), "nothing is loaded");
    assertFalse(page.contains("href=\"docs/"), "nothing is loaded");
    assertTrue(page.contains("SwaggerUIBundle"));
  }

  @Test
  void aNameThatCannotBeAFolderIsRefused() {
    ObjectNode document = services().getFirst().document();

    var e =
        assertThrows(
            IllegalArgumentException.class, () -> new ServiceDocument("A/B", ".", document));

    assertEquals(
        "'A/B' is not a name of a service; expected lower-case letters, digits and dashes",
        e.getMessage());
  }
}
