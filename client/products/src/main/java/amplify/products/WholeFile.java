package amplify.products;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that gets its name only when it is whole: a Dashboard may look into its folder at any
 * time. Not thread-safe.
 */
final class WholeFile implements AutoCloseable {

  private final Path file;
  private final Path unfinished;
  private final OutputStream out;

  private WholeFile(Path file, Path unfinished, OutputStream out) {
    this.file = file;
    this.unfinished = unfinished;
    this.out = out;
  }

  static WholeFile create(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Path unfinished = file.resolveSibling("." + file.getFileName() + ".part");
    return new WholeFile(
        file, unfinished, new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 16));
  }

  OutputStream out() {
    return out;
  }

  /** Gives the file its name. */
  void finish() throws IOException {
    out.close();
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Removes the file unless it was finished. */
  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(unfinished);
  }
}
