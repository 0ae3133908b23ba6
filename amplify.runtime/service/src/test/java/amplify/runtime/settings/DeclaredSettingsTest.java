package amplify.runtime.settings;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeclaredSettingsTest {

  static Stream<Setting<?>> all() {
    return DeclaredSettings.all().stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void aDefaultKeepsTheRuleOfItsOwnSetting(Setting<?> setting) {
    assertDoesNotThrow(() -> setting.fallback().map(Supplier::get));
  }

  @ParameterizedTest
  @MethodSource("all")
  void aMeaningFitsIntoARowOfATable(Setting<?> setting) {
    assertFalse(setting.meaning().isEmpty(), setting::name);
    assertFalse(setting.meaning().contains("|"), setting::name);
    assertFalse(setting.meaning().endsWith("."), setting::name);
  }

  @Test
  void noNameIsDeclaredTwice() {
    List<String> names = all().map(Setting::name).toList();

    assertEquals(names.size(), Set.copyOf(names).size());
  }

  @Test
  void passwordsAndSecretKeysAreSecret() {
    assertEquals(
        Set.of("DATABASE_PASSWORD", "S3_SECRET_KEY", "WEBHOOK_SECRET"),
        all().filter(Setting::secret).map(Setting::name).collect(Collectors.toSet()));
  }

  @Test
  void helpShowsMeaningValuesAndTheUsualValueOfTheProgram() {
    String help =
        new SettingsHelp(DeclaredSettings.all(), SettingSources.usual(Map.of("PORT", "8001")))
            .text();

    assertTrue(help.startsWith("Needed\n  DATABASE_URL "), help);
    assertTrue(help.contains("(0 to 65535; default 8001)"), help);
    assertTrue(help.contains("(1 to 604800 s; default 3600; for the roles worker and all)"), help);
    assertFalse(help.contains("`"), help);
    assertTrue(help.lines().allMatch(line -> line.length() <= 100), help);
  }
}
