package amplify.jlink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The archive of an image: classes as the virtual machine has them in memory after loading, which
 * it maps instead of loading them again. Made from a list of classes rather than by watching a run,
 * so that it is the same each time.
 */
final class ClassArchive {

  private static final long LIMIT_SECONDS = 300;

  private ClassArchive() {}

  /**
   * Makes it.
   *
   * @throws ImageException with what the virtual machine said, if that fails
   */
  static void write(Image image, ClassList classes) throws IOException {
    Path work = Files.createTempDirectory("amplify-archive");
    try {
      Path list = work.resolve("classes");
      Path log = work.resolve("log");
      classes.write(list);
      List<String> command = image.command(Optional.of("-XX:SharedClassListFile=" + list));
      command.addAll(
          command.size() - 2,
          List.of(
              "-Xshare:dump",
              "-XX:SharedArchiveFile=" + image.archive(),
              // It complains of each class of the list that the service does not have.
              "-Xlog:disable",
              "-Xlog:all=error"));
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new ImageException(
            "The archive of classes is not ready after %d s".formatted(LIMIT_SECONDS));
      }
      if (process.exitValue() != 0 || !Files.exists(image.archive())) {
        throw new ImageException(
            "The archive of classes cannot be made: " + Files.readString(log).strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ImageException("Interrupted while making the archive of classes", e);
    } finally {
      Tree.delete(work);
    }
  }
}
