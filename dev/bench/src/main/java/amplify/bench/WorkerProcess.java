package amplify.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of a processor, as an administrator would start it, that can be held still. */
final class WorkerProcess implements AutoCloseable {

  private static final long STOP_SECONDS = 40;

  private final Process process;

  private WorkerProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts it.
   *
   * @param processor the processor's name
   * @param settings database, object store and all that differs from the defaults
   */
  static WorkerProcess start(String processor, Map<String, String> settings) throws IOException {
    var builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--enable-native-access=com.github.luben.zstd_jni",
                "--module-path",
                System.getProperty("jdk.module.path"),
                "--add-modules",
                "amplify.bench",
                "--module",
                "amplify.runtime/amplify.runtime.Main"));
    builder.environment().putAll(settings);
    builder.environment().put("PROCESSOR", processor);
    return new WorkerProcess(
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** The processor time it has taken so far. */
  ProcessorTime time() throws IOException {
    return ProcessorTime.of(process);
  }

  /** The most memory it has taken so far, MiB. */
  double mostMemory() throws IOException {
    try (var lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
      return lines
              .filter(line -> line.startsWith("VmHWM:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElseThrow()
          / 1024.0;
    }
  }

  void hold() throws IOException, InterruptedException {
    signal("STOP");
  }

  void goOn() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).inheritIO().start();
    if (!kill.waitFor(STOP_SECONDS, TimeUnit.SECONDS) || kill.exitValue() != 0) {
      throw new IllegalStateException("Process %d cannot be signalled".formatted(process.pid()));
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
