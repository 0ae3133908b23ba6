package amplify.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import amplify.api.Action;
import amplify.api.Answer;
import amplify.api.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Examples that an action would refuse itself stop the start. */
class LoadedActionTest {

  record Shelf(String room, @Parameter(min = 1, max = 99) int number) {}

  private static Action<Shelf> shelf() {
    return Action.get(
        "shelf", "/rooms/{room}/{number}", Shelf.class, (shelf, call) -> Answer.text("found"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"room\":\"hall\",\"number\":100} | 'number' is 100; expected 1 to 99",
        "{\"number\":7} | 'room' is required; expected text",
        "{\"room\":\"hall\",\"number\":7,\"high\":1} | 'high' is not known; expected one of room, number",
        "[] | it is not a JSON object; expected one with the fields"
      })
  void theyAreNamed(String fields, String rule) {
    Action<Shelf> action = shelf().example("A shelf", fields);

    var e = assertThrows(IllegalArgumentException.class, () -> LoadedAction.of(action));

    assertEquals(
        "Action 'shelf' has the example 'A shelf', which it would refuse: " + rule, e.getMessage());
  }
}
