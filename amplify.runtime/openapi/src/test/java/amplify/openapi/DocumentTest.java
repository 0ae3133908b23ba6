package amplify.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What cannot be in a document. */
class DocumentTest {

  private static final Operation TOLD =
      Operation.of("get-thing", "Things", "Tells of a thing.").answers(204, "Nothing to tell.");

  private static Document document(Route... routes) {
    return new Document("t", "1", "", List.of(new Tag("Things", "")), List.of(routes));
  }

  private static String refusal(org.junit.jupiter.api.function.Executable made) {
    return assertThrows(IllegalArgumentException.class, made).getMessage();
  }

  @Test
  void aFieldOfThePathThatIsNotToldOf() {
    assertEquals(
        "GET /things/{id} has the path fields [id], but its operation 'get-thing' tells of []",
        refusal(() -> new Route("GET", "/things/{id}", TOLD)));
  }

  @Test
  void aRouteWithoutAGoodAnswer() {
    Operation untold =
        Operation.of("get-thing", "Things", "Tells of a thing.").answers(404, "There is none.");

    assertEquals(
        "GET /things: its operation 'get-thing' tells of no answer but [404]; expected one below 400",
        refusal(() -> new Route("GET", "/things", untold)));
  }

  @Test
  void anOperationWithoutASummary() {
    assertEquals(
        "The operation 'get-thing' () must have an id, a summary and a heading",
        refusal(() -> Operation.of("get-thing", "Things", "")));
  }

  @Test
  void twoOperationsOfOneId() {
    assertEquals(
        "Two operations have the id 'get-thing'; expected another for GET /others",
        refusal(
            () -> document(new Route("GET", "/things", TOLD), new Route("GET", "/others", TOLD))));
  }

  @Test
  void twoSchemasOfOneName() {
    Operation first = TOLD.answers(200, "", Content.json(JsonSchema.named("A", JsonSchema.text())));
    Operation second =
        Operation.of("other", "Things", "Another.")
            .answers(200, "", Content.json(JsonSchema.named("A", JsonSchema.truth())));
    Document document =
        document(new Route("GET", "/things", first), new Route("GET", "/others", second));

    assertEquals(
        "Two schemas have the name 'A': {\"type\":\"string\"} and {\"type\":\"boolean\"};"
            + " expected different names",
        refusal(document::json));
  }

  @Test
  void schemasThatMayBeNullSaySoInEveryForm() {
    assertEquals("{\"type\":[\"string\",\"null\"]}", JsonSchema.text().orNull().json().toString());
    assertEquals(
        "{\"type\":[\"string\",\"null\"],\"enum\":[\"a\",null]}",
        JsonSchema.words(List.of("a")).orNull().json().toString());
    assertEquals(
        "{\"anyOf\":[{\"$ref\":\"#/components/schemas/A\"},{\"type\":\"null\"}]}",
        JsonSchema.named("A", JsonSchema.text()).orNull().json().toString());
  }
}
