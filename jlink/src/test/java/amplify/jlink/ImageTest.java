package amplify.jlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image of the conversion service, which needs no database. */
class ImageTest {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int TERMINATED = 143;

  private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();

  @TempDir static Path folder;
  private static Path launcher;

  @BeforeAll
  static void makeAndMove() throws IOException {
    Image image = make(folder.resolve("made"));
    // Wherever it is carried, it runs.
    Path moved = Files.move(image.folder(), folder.resolve("moved"));
    launcher = moved.resolve("bin/convert");
  }

  private static Image make(Path folder) {
    return Image.make(
        LinkedService.CONVERT,
        folder,
        LinkedService.CONVERT.modules(PROJECT),
        LinkedService.CONVERT.sbom(PROJECT),
        List.of(),
        ClassList.read(LinkedService.CONVERT.classes(PROJECT)));
  }

  @Test
  void servesAndStopsInOrder() throws Exception {
    Path log = folder.resolve("serves.log");
    try (ImageProcess process = ImageProcess.start(launcher, List.of(), Map.of(), log)) {
      URI address = process.awaitHealthy(LIMIT);
      new Calls(address).get("/openapi.json");
      assertEquals(TERMINATED, process.stop());
    }
    assertTrue(Files.readString(log).contains("Service has stopped"), () -> "see " + log);
  }

  @Test
  void usesItsArchiveWhereverItLies() throws Exception {
    Path log = folder.resolve("archive.log");
    // "on" ends the virtual machine where the archive does not fit; "auto" would go without it.
    Map<String, String> strict = Map.of("AMPLIFY_JVM_OPTIONS", "-Xshare:on -Xlog:class+load");
    try (ImageProcess process = ImageProcess.start(launcher, List.of(), strict, log)) {
      process.awaitHealthy(LIMIT);
    }
    assertTrue(
        Files.readAllLines(log).stream()
            .anyMatch(
                line -> line.contains(" amplify.runtime.Service ") && line.contains("shared")),
        "the service's own classes come from the archive");
  }

  @Test
  void saysOfItselfWhetherItIsHealthy() throws Exception {
    try (ImageProcess process =
        ImageProcess.start(launcher, List.of(), Map.of(), folder.resolve("health.log"))) {
      URI address = process.awaitHealthy(LIMIT);
      assertEquals(0, health(address.getPort()));
      process.stop();
      assertEquals(1, health(address.getPort()));
    }
  }

  @Test
  void hasNothingOfDevelopment() {
    assertFalse(Files.exists(launcher.resolveSibling("javac")));
    assertFalse(Files.exists(launcher.getParent().resolveSibling("include")));
    assertFalse(Files.exists(launcher.getParent().resolveSibling("man")));
  }

  @Test
  void hasTheLicencesOfAllThatIsInIt() throws IOException {
    Path legal = launcher.getParent().resolveSibling("legal");
    for (String file : List.of("sbom.cdx.json", "THIRD-PARTY.txt", "java.base/LICENSE")) {
      assertTrue(Files.size(legal.resolve(file)) > 0, file);
    }
    try (var folders = Files.list(legal)) {
      assertTrue(
          folders.anyMatch(folder -> folder.getFileName().toString().startsWith("amplify-")),
          "our own");
    }
  }

  /** So that containers made of them are, too. */
  @Test
  void twoOfTheSameAreEqualToTheByte() throws IOException {
    Path second = make(folder.resolve("second")).folder();
    Path first = launcher.getParent().getParent();
    List<Path> files = Tree.paths(first);
    assertEquals(files.size(), Tree.paths(second).size());
    for (Path file : files) {
      Path twin = second.resolve(first.relativize(file).toString());
      assertTrue(Files.exists(twin), () -> twin + " is missing");
      if (Files.isRegularFile(file)) {
        assertEquals(-1, Files.mismatch(file, twin), () -> file + " differs");
      }
    }
  }

  private static int health(int port) throws Exception {
    var builder = new ProcessBuilder(launcher.toString(), "--health");
    builder.environment().put("PORT", String.valueOf(port));
    Process process =
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    assertTrue(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS));
    return process.exitValue();
  }
}
