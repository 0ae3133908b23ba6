package amplify.dev;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A service as a process of its own, started like {@code ./amplify run} does, so that it can be
 * killed. For tests of whole services.
 */
public final class ServiceProcess implements AutoCloseable {

  /** The exit code of a process that was told to stop and did: 128 and the signal's number. */
  public static final int TERMINATED = 143;

  private static final Duration STOP = Duration.ofSeconds(40);
  private static final Duration GLANCE = Duration.ofMillis(50);

  private final Process process;
  private final Path log;

  private ServiceProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it, and does not wait until it is ready.
   *
   * @param project the project's folder, where it has been built
   * @param service which service, for example {@code features}
   * @param jvmOptions options of its virtual machine
   * @param settings its settings, by name; those of this process's environment hold as well
   * @param log where its output goes, made if missing
   */
  public static ServiceProcess start(
      Path project, String service, List<String> jvmOptions, Map<String, String> settings, Path log)
      throws IOException {
    return start(project, List.of(), service, jvmOptions, settings, log);
  }

  /**
   * Starts it with more modules than those of {@code ./amplify run}.
   *
   * @param more what to add to the module path: a processor, for one
   */
  public static ServiceProcess start(
      Path project,
      List<Path> more,
      String service,
      List<String> jvmOptions,
      Map<String, String> settings,
      Path log)
      throws IOException {
    var path = new StringJoiner(File.pathSeparator).add(modules(project).toString());
    more.forEach(module -> path.add(module.toString()));
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(
        List.of(
            "-Damplify.project=" + project,
            "--enable-native-access=com.github.luben.zstd_jni",
            "--module-path",
            path.toString(),
            "--module",
            "amplify.dev/" + Amplify.class.getName(),
            "run",
            service));
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(settings);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return new ServiceProcess(builder.start(), log);
  }

  /** The module path that services are started from. */
  public static Path modules(Path project) {
    return project.resolve("dev/launcher/target/modules");
  }

  /**
   * Waits until it is ready.
   *
   * @param limit how long at most
   * @return its address
   * @throws IllegalStateException with its output, if it ends before, or is not ready in time
   */
  public URI awaitReady(Duration limit) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (process.isAlive() && System.nanoTime() < deadline) {
      Optional<URI> address = told(Run.SERVICE).map(URI::create);
      if (address.isPresent()) {
        return address.get();
      }
      Thread.sleep(GLANCE);
    }
    throw new IllegalStateException("The service does not start:\n" + Files.readString(log));
  }

  /** The first word behind a label that it printed; empty if it has not (yet). */
  public Optional<String> told(String label) throws IOException {
    try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.startsWith(label))
          .map(line -> line.substring(label.length()).strip().split("[ ,]", 2)[0])
          .findFirst();
    }
  }

  /** Its process number. */
  public long pid() {
    return process.pid();
  }

  /** Whether it runs; a stopped one does. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Where its output goes. */
  public Path log() {
    return log;
  }

  /** Kills it without warning, as a power cut would. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Tells it to stop, as an administrator would, and does not wait until it has. */
  public void terminate() {
    process.destroy();
  }

  /**
   * Tells it to stop, as an administrator would, waits until it has, and gives its exit code.
   *
   * @throws IllegalStateException if it does not stop in time; it is then killed
   */
  public int stop() throws InterruptedException {
    terminate();
    if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
      kill();
      throw new IllegalStateException("The service does not stop; see " + log);
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    if (!process.isAlive()) {
      return;
    }
    try {
      stop();
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    }
  }
}
