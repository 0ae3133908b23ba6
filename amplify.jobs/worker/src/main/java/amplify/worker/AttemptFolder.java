package amplify.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of one attempt: a folder that is made when it is first asked for, since bins that leave
 * nothing on disk may come by the thousand, and removed with all in it. Thread-safe.
 */
final class AttemptFolder implements AutoCloseable {

  private final Path path;
  private boolean made;

  AttemptFolder(Path path) {
    this.path = path;
  }

  /** The folder, which is there. */
  synchronized Path path() {
    if (!made) {
      try {
        Files.createDirectory(path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      made = true;
    }
    return path;
  }

  @Override
  public synchronized void close() {
    if (made) {
      WorkFolder.delete(path);
    }
  }
}
