package amplify.jlink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The archive of an image: classes as the virtual machine has them in memory after loading, which
 * it maps instead of loading them again. Made from a list of classes rather than by watching a run,
 * so that it is the same each time.
 */
final class ClassArchive {

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
      Tool.run("The archive of classes cannot be made", command);
    } finally {
      Tree.delete(work);
    }
  }
}
