package amplify.runtime.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownSettingsTest {

  @TempDir Path folder;

  private List<String> unknown(String name) {
    var declared = new ArrayList<>(DeclaredSettings.all());
    declared.add(
        Setting.of("SIEVE_MESH", ValueTypes.text("a mesh"), "mesh").in(SettingGroup.PROCESSORS));
    return new UnknownSettings(
            SettingSources.of(Map.of(name, "some"), folder), declared, Set.of("SIEVE_"))
        .sentences();
  }

  @ParameterizedTest
  @CsvSource({
    "S3_BUKET, S3_BUCKET",
    "AMPLIFY_ROLES, AMPLIFY_ROLE",
    "DATABASE_PASWORD, DATABASE_PASSWORD",
    "MAX_CONCURENT_JOBS, MAX_CONCURRENT_JOBS",
    "JOB_TIMEOUT_SECOND, JOB_TIMEOUT_SECONDS",
    "SIEVE_MESHES, SIEVE_MESH"
  })
  void aMisspeltNameIsReportedWithTheNearest(String name, String nearest) {
    assertEquals(
        List.of(
            "%s (in the environment) is not a setting and changes nothing; did you mean %s?"
                .formatted(name, nearest)),
        unknown(name));
  }

  @Test
  void aNameThatOnlyBeginsLikeOursIsReported() {
    assertEquals(
        List.of(
            "AMPLIFY_COLOUR_OF_THE_SEA (in the environment) is not a setting and changes nothing;"
                + " --help lists all"),
        unknown("AMPLIFY_COLOUR_OF_THE_SEA"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "S3_BUCKET",
        "SIEVE_MESH",
        "PATH",
        "HOSTNAME",
        "POST",
        "JAVA_HOME",
        "AMPLIFY_URL",
        "S3_PORT",
        "DATABASE_SERVICE_HOST",
        "AMPLIFY_FEATURES_PORT_8001_TCP_ADDR"
      })
  void namesOfOthersAreNotReported(String name) {
    assertEquals(List.of(), unknown(name));
  }
}
