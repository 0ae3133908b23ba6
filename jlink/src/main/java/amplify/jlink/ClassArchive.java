package amplify.jlink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
      Tool.run(
          "The archive of classes cannot be made",
          image.command(
              List.of(
                  "-XX:SharedClassListFile=" + list,
                  "-Xshare:dump",
                  "-XX:SharedArchiveFile=" + image.archive(),
                  // It complains of each class of the list that the service does not have.
                  "-Xlog:disable",
                  "-Xlog:all=error")));
    } finally {
      Tree.delete(work);
    }
  }
}
