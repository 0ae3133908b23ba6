package amplify.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An {@link EmbeddedS3} in a process of its own, so that it can be killed like a machine that loses
 * its power, and started anew on the same data and port. It ends with the process that started it.
 * Not thread-safe.
 */
public final class S3Process implements AutoCloseable {

  static final String READY = "ready";
  static final String OBEYED = "ok";

  private final Process process;
  private final BufferedReader answers;
  private final String[] told;

  private S3Process(Process process, BufferedReader answers, String[] told) {
    this.process = process;
    this.answers = answers;
    this.told = told;
  }

  /**
   * Starts it and waits until it can be used.
   *
   * @param modulePath where this module and those it needs are
   * @param data the folder of its objects and keys, made if missing and kept
   * @param port where to listen; 0 takes a free port
   * @param log where its error output goes, added at the end
   */
  public static S3Process start(String modulePath, Path data, int port, Path log) {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-Dlogback.configurationFile=META-INF/s3-program-logback.xml",
            "--module-path",
            modulePath,
            "--module",
            "amplify.embedded/" + S3Program.class.getName(),
            data.toString(),
            String.valueOf(port));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      BufferedReader answers = process.inputReader(StandardCharsets.UTF_8);
      String[] told = awaitLine(answers, READY, log).split(" ", -1);
      return new S3Process(process, answers, told);
    } catch (IOException e) {
      throw new EmbeddedException("The S3 server cannot be started as a process", e);
    }
  }

  /** Lines of the log may stand before the one that is waited for. */
  private static String awaitLine(BufferedReader answers, String start, Path log)
      throws IOException {
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.startsWith(start)) {
        return line;
      }
    }
    throw new EmbeddedException("The S3 server has ended: " + Files.readString(log));
  }

  /** Its address. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + told[1]);
  }

  /** The one access key it knows. */
  public String accessKey() {
    return told[2];
  }

  /** The secret key to it. */
  public String secretKey() {
    return told[3];
  }

  /**
   * From now on a share of requests goes wrong, see {@link StoreFaults#begin}.
   *
   * @param share 0 to 1
   * @param seed of the choice which, and how
   */
  public void fail(double share, long seed) {
    order("fail %s %d".formatted(share, seed));
  }

  /** From now on nothing goes wrong. */
  public void heal() {
    order("heal");
  }

  private void order(String line) {
    try {
      Writer orders = process.outputWriter(StandardCharsets.UTF_8);
      orders.write(line + "\n");
      orders.flush();
      if (!OBEYED.equals(answers.readLine())) {
        throw new EmbeddedException("The S3 server does not obey '%s'".formatted(line));
      }
    } catch (IOException e) {
      throw new EmbeddedException("The S3 server has ended", e);
    }
  }

  /** Kills it in the midst of whatever it does. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
