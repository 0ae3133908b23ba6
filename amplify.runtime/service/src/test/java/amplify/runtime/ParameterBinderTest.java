package amplify.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.api.Parameter;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterBinderTest {

  enum Filter {
    NEAREST,
    BILINEAR
  }

  record Settings(
      @Parameter(defaultValue = "true") boolean stitch,
      @Parameter(defaultValue = "32", min = 1, max = 100) int batchSize,
      long seed,
      @Parameter(defaultValue = "0.5", max = 1) double threshold,
      @Parameter(pattern = "[a-z]+", defaultValue = "abc") String label,
      @Parameter(defaultValue = "bilinear") Filter filter,
      Optional<Integer> limit) {}

  record Pair(int low, int high) {
    Pair {
      if (low > high) {
        throw new IllegalArgumentException("low must not be above high");
      }
    }
  }

  record Unusable(File file) {}

  private final ParameterBinder<Settings> binder = new ParameterBinder<>(Settings.class);

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void missingMembersGetTheirDefaults() {
    assertEquals(
        new Settings(true, 32, 7, 0.5, "abc", Filter.BILINEAR, Optional.empty()),
        binder.bind(json("{'seed': 7}")));
  }

  @Test
  void givenMembersAreTakenUnderTheirSnakeCaseNames() {
    assertEquals(
        new Settings(false, 8, -1, 0.25, "xyz", Filter.NEAREST, Optional.of(3)),
        binder.bind(
            json(
                "{'stitch': false, 'batch_size': 8, 'seed': -1, 'threshold': 0.25, 'label': 'xyz',"
                    + " 'filter': 'nearest', 'limit': 3}")));
  }

  @Test
  void whatWasBoundSurvivesBeingKeptAsJson() {
    Settings settings = new Settings(false, 9, 5, 0.125, "q", Filter.NEAREST, Optional.of(4));

    assertEquals(settings, binder.bind(binder.json(settings)));
    Settings without = new Settings(true, 1, 5, 1, "q", Filter.NEAREST, Optional.empty());
    assertEquals(without, binder.bind(binder.json(without)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                | 'parameters.seed' is required; expected a whole number
          {'seed': 1, 'batch_size': 0}      | 'parameters.batch_size' is 0; expected 1 to 100
          {'seed': 1, 'batch_size': 2.5}    | 'parameters.batch_size' is 2.5; expected a whole number
          {'seed': 1, 'batch_size': '32'}   | 'parameters.batch_size' is "32"; expected a whole number
          {'seed': 1, 'batch_size': 3000000000} | 'parameters.batch_size' is 3000000000; expected -2147483648 to 2147483647
          {'seed': 1, 'threshold': 1.5}     | 'parameters.threshold' is 1.5; expected at most 1
          {'seed': 1, 'stitch': 1}          | 'parameters.stitch' is 1; expected true or false
          {'seed': 1, 'label': 'A1'}        | 'parameters.label' is 'A1'; expected text that matches [a-z]+
          {'seed': 1, 'filter': 'cubic'}    | 'parameters.filter' is 'cubic'; expected one of nearest, bilinear
          """)
  void brokenRulesAreNamedWithTheFieldAndTheValue(String request, String message) {
    var e = assertThrows(InvalidRequestException.class, () -> binder.bind(json(request)));

    assertEquals(message, e.getMessage());
  }

  @Test
  void unknownMembersAreRefusedWithThoseThereAre() {
    var e =
        assertThrows(
            InvalidRequestException.class, () -> binder.bind(json("{'seed': 1, 'stich': true}")));

    assertEquals(
        "'parameters.stich' is not known; expected one of stitch, batch_size, seed, threshold, label,"
            + " filter, limit",
        e.getMessage());
  }

  @Test
  void allBrokenRulesAreSaidAtOnce() {
    var e =
        assertThrows(
            InvalidRequestException.class,
            () -> binder.bind(json("{'batch_size': 0, 'stitch': 3}")));

    assertEquals(3, e.errors().size());
  }

  @Test
  void theRecordsOwnConstructorHasTheLastWord() {
    var pairs = new ParameterBinder<>(Pair.class);

    var e =
        assertThrows(
            InvalidRequestException.class, () -> pairs.bind(json("{'low': 2, 'high': 1}")));

    assertEquals("'parameters' low must not be above high", e.getMessage());
  }

  @Test
  void aTypeThatCannotBeUsedIsToldToTheAuthor() {
    var e =
        assertThrows(IllegalArgumentException.class, () -> new ParameterBinder<>(Unusable.class));

    assertTrue(e.getMessage().contains("'file'"), e.getMessage());
    assertTrue(e.getMessage().contains("java.io.File"), e.getMessage());
  }
}
