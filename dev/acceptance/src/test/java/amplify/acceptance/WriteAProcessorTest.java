package amplify.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/write-a-processor.md as they stand there, and what comes of them. */
class WriteAProcessorTest {

  private static final Pattern COMMANDS = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
  private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();

  @TempDir Path folder;

  /** Runs all commands in one shell, as somebody would who reads the page. */
  private void followThePage() throws IOException, InterruptedException {
    String page = Files.readString(PROJECT.resolve("docs/write-a-processor.md"));
    String commands =
        COMMANDS
            .matcher(page)
            .results()
            .map(block -> block.group(1))
            .collect(Collectors.joining())
            // The project beside the clone is put into a folder of the test's own.
            .replace("../cell-counts", folder.resolve("cell-counts").toString());
    assertTrue(commands.lines().count() >= 5, commands);
    Path log = folder.resolve("log");
    var shell =
        new ProcessBuilder("bash", "-e", "-c", commands)
            .directory(PROJECT.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    shell.environment().put("AMPLIFY_BUILT", "true");
    shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = shell.start();
    assertTrue(process.waitFor(4, TimeUnit.MINUTES), () -> "No end: " + read(log));
    assertEquals(0, process.exitValue(), () -> read(log));
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void thePageLeadsToAServiceThatRunsTheProcessor() throws Exception {
    followThePage();
    Path plugins = folder.resolve("cell-counts/plugins");
    Files.writeString(plugins.resolve("broken.jar"), "no jar");

    try (var service =
        new RunningService(
            folder.resolve("service"), Map.of("AMPLIFY_PLUGINS", plugins.toString()))) {
      JsonNode processors = service.get("/processors").json();
      assertEquals(
          List.of("catalogue", "cell-counts"),
          processors.path("processors").findValuesAsText("name").stream()
              .filter(List.of("catalogue", "cell-counts")::contains)
              .distinct()
              .toList());
      assertEquals("broken.jar", processors.path("left_out").path(0).path("plugin").asText());

      var answer =
          service.send(
              "POST",
              "/cell-counts?digits=2",
              HttpRequest.BodyPublishers.ofString("hello"),
              "text/plain");
      assertEquals("{\"bytes\":5,\"entropy\":1.92}", answer.json().toString());
      assertTrue(
          service.get("/openapi.json").json().path("paths").has("/cell-counts"), "documented");

      ObjectNode request = service.request(service.bin("U1", Map.of("a.bin", 10, "b.bin", 20)));
      JsonNode job = service.ended(request.put("processor", "cell-counts"));
      assertEquals("completed", job.path("status").asText(), job.toString());
      assertEquals("cell-counts", job.path("processor").asText());
      assertEquals(2, job.path("result").path("counts").path("rois").asInt());
      assertEquals(
          "int64", job.path("result").path("features").path("schema").path("bytes").asText());

      JsonNode own = service.ended(service.request(service.bin("U2", Map.of("a.bin", 10))));
      assertEquals("catalogue", own.path("processor").asText());
    }
  }
}
