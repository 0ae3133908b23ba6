package amplify.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ChangelogTest {

  private static final Version VERSION = new Version("0.2.0");

  private static Changelog changelog(String text) {
    return new Changelog(text.lines().toList());
  }

  private static String refused(String text) {
    return assertThrows(ReleaseException.class, () -> changelog(text).dateOf(VERSION)).getMessage();
  }

  @Test
  void aSectionWithADateIsFound() {
    assertEquals(
        LocalDate.of(2026, 12, 1),
        changelog("# Changelog\n## [Unreleased]\n\n## [0.2.0] - 2026-12-01\n### Added\n- Masks.\n")
            .dateOf(VERSION));
  }

  @Test
  void aMissingSectionIsNamed() {
    assertTrue(
        refused("## [Unreleased]\n- Masks.\n## [0.2.00] - 2026-12-01\n- X.\n")
            .contains("## [0.2.0]"));
  }

  @Test
  void aSectionNeedsADateThatExists() {
    assertTrue(refused("## [0.2.0]\n- Masks.\n").contains("no date"));
    assertTrue(refused("## [0.2.0] - 2026-02-30\n- Masks.\n").contains("2026-02-30"));
  }

  @Test
  void anEmptySectionIsRefused() {
    assertTrue(
        refused("## [0.2.0] - 2026-12-01\n### Added\n\n## [0.1.0] - 2026-01-01\n- X.\n")
            .contains("empty"));
  }
}
