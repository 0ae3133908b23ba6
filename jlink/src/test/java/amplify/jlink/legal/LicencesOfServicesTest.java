package amplify.jlink.legal;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The licences of all libraries of the services, as they were built. A new library that needs
 * attention fails here; the message names the file to change.
 */
class LicencesOfServicesTest {

  private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern LABEL =
      Pattern.compile("org\\.opencontainers\\.image\\.licenses=\"([^\"]*)\"");

  @TempDir Path legal;

  @ParameterizedTest
  @ValueSource(strings = {"features", "segment", "convert", "service"})
  void everyLibraryHasALicenceThatIsAcceptedAndItsText(String service) throws IOException {
    Path built = PROJECT.resolve("jlink/services").resolve(service).resolve("target");
    Files.createDirectories(legal.resolve("java.base"));
    Files.writeString(legal.resolve("java.base/LICENSE"), "of the JDK");

    Legal.write(built.resolve("modules"), built.resolve("sbom.cdx.json"), legal);

    List<String> listed = Files.readAllLines(legal.resolve("THIRD-PARTY.txt"));
    assertAll(
        listed.stream()
            .map(String::strip)
            .filter(line -> line.matches("(> *)*(text|notice) +\\S+/\\S+"))
            .map(line -> line.replaceFirst("^(> *)*(text|notice) +", ""))
            .map(path ->
                () -> assertTrue(Files.size(legal.resolve(path)) > 100, path + " is empty")));
    assertTrue(
        listed.stream().filter(line -> line.matches("(> )*  licence .*")).count() > 80,
        "licences of libraries");
    assertEquals(
        label(service),
        Legal.licences(legal),
        "deploy/docker/%s.Dockerfile must name the licences of what the image holds"
            .formatted(service));
  }

  private static String label(String service) throws IOException {
    Matcher label =
        LABEL.matcher(
            Files.readString(PROJECT.resolve("deploy/docker").resolve(service + ".Dockerfile")));
    assertTrue(label.find(), service);
    return label.group(1);
  }
}
