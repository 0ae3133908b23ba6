package amplify.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * What a process holds open, as Linux tells it; elsewhere nothing is known and all counts are 0.
 *
 * @param all everything
 * @param deleted files that are no longer there
 */
record OpenFiles(int all, int deleted) {

  static OpenFiles of(long pid) {
    Path folder = Path.of("/proc", String.valueOf(pid), "fd");
    if (!Files.isDirectory(folder)) {
      return new OpenFiles(0, 0);
    }
    int all = 0;
    int deleted = 0;
    try (DirectoryStream<Path> open = Files.newDirectoryStream(folder)) {
      for (Path one : open) {
        all++;
        if (target(one).endsWith(" (deleted)")) {
          deleted++;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new OpenFiles(all, deleted);
  }

  private static String target(Path link) throws IOException {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (NoSuchFileException e) {
      // Closed in this very moment.
      return "";
    }
  }
}
