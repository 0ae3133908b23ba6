package amplify.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.api.Processor;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginFolderTest {

  private static final String PROVIDES = "provides amplify.api.Processor with lab.Greeting;";

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temporary.resolve("plugins"));
  }

  private static String processor(String version, String body) {
    return """
    package lab;
    import amplify.api.*;
    import java.util.List;
    public final class Greeting implements ActionProcessor {
      public record Name(String name) {}
      %s
      public About about() { return new About("greeting", %s, "Greets."); }
      public List<Action<?>> actions(Settings settings) {
        return List.of(Action.post("greet", "/greet", Name.class, (q, call) -> Answer.text(q.name())));
      }
    }
    """
        .formatted(body, version);
  }

  private PluginBuild greeting(String requires) {
    return new PluginBuild(temporary)
        .source(
            "module-info",
            "module lab { requires amplify.api; %s %s }".formatted(requires, PROVIDES))
        .source("lab.Greeting", processor("\"1\"", ""));
  }

  /** A library module whose version its only class tells. */
  private Path library(String version, Path jar) throws IOException {
    return new PluginBuild(temporary)
        .source("module-info", "module words { exports words; }")
        .source(
            "words.Words",
            "package words; public final class Words { public static String version() { return \"%s\"; } }"
                .formatted(version))
        .jar(jar);
  }

  private Plugins load() {
    return new PluginFolder(folder).load();
  }

  private static List<String> versions(Plugins plugins) {
    return plugins.loaded().stream()
        .flatMap(plugin -> plugin.processors().stream())
        .map(processor -> processor.about().version())
        .toList();
  }

  private String refusal() {
    Plugins plugins = load();
    assertEquals(List.of(), plugins.loaded());
    assertEquals(1, plugins.refused().size());
    return plugins.refused().getFirst().reason();
  }

  @Test
  void aFolderThatIsNotThereHasNoPlugins() {
    assertEquals(Plugins.NONE, new PluginFolder(folder.resolve("none")).load());
  }

  @Test
  void aJarIsAPlugin() throws Exception {
    Path jar = greeting("").jar(folder.resolve("greeting.jar"));

    Plugins plugins = load();

    assertEquals(List.of(), plugins.refused());
    assertEquals(jar, plugins.loaded().getFirst().place());
    Processor processor = plugins.loaded().getFirst().processors().getFirst();
    assertEquals("greeting", processor.about().name());
    assertEquals("lab", processor.getClass().getModule().getName());
  }

  @Test
  void aJarWithoutAModuleDescriptorIsOneToo() throws Exception {
    new PluginBuild(temporary)
        .source("lab.Greeting", processor("\"plain\"", ""))
        .resource("META-INF/services/amplify.api.Processor", "lab.Greeting\n")
        .jar(folder.resolve("greeting.jar"));

    assertEquals(List.of("plain"), versions(load()));
  }

  @Test
  void twoPluginsUseDifferentVersionsOfALibrary() throws Exception {
    for (String version : List.of("1.5", "2.0")) {
      Path plugin = folder.resolve("plugin-" + version);
      Path library = library(version, plugin.resolve("words.jar"));
      new PluginBuild(temporary)
          .source(
              "module-info",
              "module lab { requires amplify.api; requires words; %s }".formatted(PROVIDES))
          .source("lab.Greeting", processor("words.Words.version()", ""))
          .needs(library)
          .jar(plugin.resolve("lab.jar"));
    }

    assertEquals(List.of("1.5", "2.0"), versions(load()));
  }

  @Test
  void aCopyOfTheApiBesideAPluginDoesNotMatter() throws Exception {
    Path plugin = folder.resolve("greeting");
    greeting("").jar(plugin.resolve("lab.jar"));
    new PluginBuild(temporary)
        .source("module-info", "module amplify.api { exports amplify.api; }")
        .source("amplify.api.Processor", "package amplify.api; public interface Processor {}")
        .option("--limit-modules", "java.base")
        .jar(plugin.resolve("amplify.api.jar"));

    assertEquals(List.of("1"), versions(load()));
  }

  @Test
  void onePluginThatFailsDoesNotStopTheOthers() throws Exception {
    Files.writeString(folder.resolve("a.jar"), "no jar");
    greeting("").jar(folder.resolve("b.jar"));
    Files.createDirectory(folder.resolve("c"));
    Files.writeString(folder.resolve("notes.txt"), "not a plugin");

    Plugins plugins = load();

    assertEquals(List.of("1"), versions(plugins));
    assertEquals(
        List.of("a.jar", "c"),
        plugins.refused().stream().map(plugin -> plugin.place().getFileName().toString()).toList());
  }

  @Test
  void aMissingLibraryIsNamed() throws Exception {
    Path library = library("1", temporary.resolve("elsewhere/words.jar"));
    greeting("requires words;").needs(library).jar(folder.resolve("greeting.jar"));

    assertTrue(refusal().contains("words"), refusal());
  }

  @Test
  void aClassThatCannotBeMadeIsToldOf() throws Exception {
    new PluginBuild(temporary)
        .source("module-info", "module lab { requires amplify.api; %s }".formatted(PROVIDES))
        .source(
            "lab.Greeting",
            processor(
                "\"1\"", "public Greeting() { throw new IllegalStateException(\"no licence\"); }"))
        .jar(folder.resolve("greeting.jar"));

    assertEquals("java.lang.IllegalStateException: no licence", refusal());
  }

  @Test
  void aJarWithoutAProcessorIsToldHowToNameIt() throws Exception {
    library("1", folder.resolve("words.jar"));

    assertTrue(refusal().contains("provides amplify.api.Processor with"), refusal());
  }

  @Test
  void aPluginForANewerApiIsRefused() throws Exception {
    Path newer =
        new PluginBuild(temporary)
            .source("module-info", "module amplify.api { exports amplify.api; }")
            .source("amplify.api.Processor", "package amplify.api; public interface Processor {}")
            .option("--module-version", "77.1", "--limit-modules", "java.base")
            .jar(temporary.resolve("elsewhere/amplify.api.jar"));
    new PluginBuild(temporary)
        .source("module-info", "module lab { requires amplify.api; %s }".formatted(PROVIDES))
        .source(
            "lab.Greeting",
            "package lab; public class Greeting implements amplify.api.Processor {}")
        .against(newer)
        .jar(folder.resolve("greeting.jar"));

    assertTrue(
        refusal().startsWith("it was built for amplify.api 77.1, and this service has "),
        refusal());
  }

  @ParameterizedTest
  @CsvSource({
    "0.1.0, 0.1.0, true", "0.1.0, 0.1.5, true", "0.1.5, 0.1.0, false", "0.1.0, 0.2.0, false",
    "1.0.0, 1.7.2, true", "1.7, 1.6, false", "1.0.0, 2.0.0, false", "2.0, 10.0, false"
  })
  void versionsFitWithinTheirGeneration(String built, String running, boolean fits) {
    assertEquals(fits, ApiVersion.fits(Version.parse(built), Version.parse(running)));
  }
}
