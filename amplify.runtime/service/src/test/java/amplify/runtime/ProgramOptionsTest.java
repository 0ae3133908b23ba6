package amplify.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramOptionsTest {

  @Test
  void roleAndDrainAreShortFormsOfSettings() {
    var options = ProgramOptions.of("--role", "worker", "--drain");

    assertEquals(ProgramOptions.Task.RUN, options.task());
    assertEquals(Map.of("AMPLIFY_ROLE", "worker", "AMPLIFY_DRAIN", "true"), options.settings());
  }

  @Test
  void helpVersionAndHealthStartNothing() {
    assertEquals(ProgramOptions.Task.HELP, ProgramOptions.of("--help").task());
    assertEquals(ProgramOptions.Task.VERSION, ProgramOptions.of("--version").task());
    assertEquals(ProgramOptions.Task.HEALTH, ProgramOptions.of("--health").task());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--rôle", "worker", "-x"})
  void anUnknownOptionIsReported(String option) {
    var e = assertThrows(IllegalArgumentException.class, () -> ProgramOptions.of(option));

    assertTrue(e.getMessage().contains("'%s' is not an option".formatted(option)), e.getMessage());
  }

  @Test
  void aRoleMustBeNamed() {
    var e = assertThrows(IllegalArgumentException.class, () -> ProgramOptions.of("--role"));

    assertTrue(e.getMessage().contains("--role needs a role"), e.getMessage());
  }
}
