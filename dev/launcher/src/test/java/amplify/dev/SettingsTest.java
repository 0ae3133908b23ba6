package amplify.dev;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import amplify.runtime.FoundProcessors;
import amplify.runtime.ServiceSettings;
import amplify.runtime.settings.SettingSources;
import amplify.runtime.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

  @Test
  void thePageListsTheSettingsThatTheCodeDeclares() throws IOException {
    String page = Files.readString(Path.of("../..").resolve(Settings.PAGE));

    assertEquals(Settings.written(page), page, "Run ./amplify settings and commit the page");
  }

  @Test
  void wrongSettingsOfTheProcessorAreReportedWithThoseOfTheService(@TempDir Path folder) {
    SettingSources sources =
        SettingSources.of(Map.of("PORT", "eighty", "CONVERT_MAX_FRAMES", "0"), folder);
    FoundProcessors found = FoundProcessors.find("convert");

    var e = assertThrows(SettingsException.class, () -> ServiceSettings.read(sources, found));

    assertEquals(
        """
        The settings are not usable:
          - PORT is 'eighty' (in the environment); expected a whole number from 0 to 65535
          - CONVERT_MAX_FRAMES is 0; expected 1 to 1000000\
        """,
        e.getMessage());
  }
}
