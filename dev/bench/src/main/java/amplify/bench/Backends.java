package amplify.bench;

import amplify.embedded.EmbeddedBackends;
import amplify.runtime.Logging;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Database and object store in a process of their own, so that the figures of a service are its
 * own.
 */
final class Backends implements AutoCloseable {

  private final Process process;
  private final Map<String, String> settings;

  private Backends(Process process, Map<String, String> settings) {
    this.process = process;
    this.settings = settings;
  }

  static Backends start(Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--module-path",
                    System.getProperty("jdk.module.path"),
                    "--module",
                    "amplify.bench/amplify.bench.Backends",
                    folder.toString()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var settings = new HashMap<String, String>();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        settings.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return new Backends(process, settings);
  }

  /** Settings that point a service at them. */
  Map<String, String> settings() {
    return settings;
  }

  /** The processor time they have taken so far. */
  Duration cpuTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    process.destroy();
  }

  /** The process itself: prints the settings, then lives until it is told to stop. */
  public static void main(String... folder) throws InterruptedException {
    // Standard output is for the settings alone: nobody reads on.
    Logging.configure("text", "warn");
    EmbeddedBackends backends = EmbeddedBackends.start(Path.of(folder[0]), true, true);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(backends::close));
    backends.settings().forEach((name, value) -> System.out.println(name + "=" + value));
    System.out.println();
    Thread.currentThread().join();
  }
}
