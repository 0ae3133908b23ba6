package amplify.jlink;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A linked service as a process, started by its launcher as an administrator would. */
public final class ImageProcess implements AutoCloseable {

  private static final Duration STOP = Duration.ofSeconds(40);
  private static final Duration GLANCE = Duration.ofMillis(5);
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final Process process;
  private final URI address;
  private final Path log;

  private ImageProcess(Process process, URI address, Path log) {
    this.process = process;
    this.address = address;
    this.log = log;
  }

  /**
   * Starts it on a free port, and does not wait until it is ready.
   *
   * @param launcher the launcher of an image
   * @param arguments its arguments
   * @param settings its settings, by name; those of this process's environment hold as well
   * @param log where its output goes, made if missing
   */
  public static ImageProcess start(
      Path launcher, List<String> arguments, Map<String, String> settings, Path log)
      throws IOException {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    var command = new ArrayList<String>();
    command.add(launcher.toString());
    command.addAll(arguments);
    var builder = new ProcessBuilder(command);
    builder.environment().put("PORT", String.valueOf(port));
    builder.environment().putAll(settings);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return new ImageProcess(builder.start(), URI.create("http://localhost:" + port), log);
  }

  /**
   * Waits until {@code /health} is answered with 200.
   *
   * @param limit how long at most
   * @return its address
   * @throws ImageException with its output, if it ends before, or is not healthy in time
   */
  public URI awaitHealthy(Duration limit) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest health =
          HttpRequest.newBuilder(address.resolve("/health")).timeout(ANSWER).build();
      long deadline = System.nanoTime() + limit.toNanos();
      while (process.isAlive() && System.nanoTime() < deadline) {
        try {
          if (client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
            return address;
          }
        } catch (ConnectException e) {
          // It does not listen yet.
        }
        Thread.sleep(GLANCE);
      }
    }
    throw new ImageException("The service does not start:\n" + Files.readString(log));
  }

  /** Its process number. */
  public long pid() {
    return process.pid();
  }

  /** Its address. */
  public URI address() {
    return address;
  }

  /** Kills it without warning, as a power cut would. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /**
   * Waits until it ends by itself.
   *
   * @return its exit code
   * @throws ImageException if it goes on
   */
  public int awaitEnd(Duration limit) throws InterruptedException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      kill();
      throw new ImageException("The service goes on after %s; see %s".formatted(limit, log));
    }
    return process.exitValue();
  }

  /**
   * Tells it to stop, as an administrator would, waits until it has, and gives its exit code.
   *
   * @throws ImageException if it does not stop in time; it is then killed
   */
  public int stop() throws InterruptedException {
    process.destroy();
    return awaitEnd(STOP);
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
