package amplify.jlink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whole folders. */
final class Tree {

  /** When everything in an image was last changed, so that equal images are equal. */
  static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

  private Tree() {}

  /** A folder and all in it, what is in a folder before the folder; nothing if it is not there. */
  static List<Path> paths(Path root) throws IOException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.sorted(Comparator.reverseOrder()).toList();
    }
  }

  /** Deletes a folder and everything in it, if it is there. */
  static void delete(Path root) throws IOException {
    for (Path path : paths(root)) {
      Files.delete(path);
    }
  }

  /** Copies everything in a folder into another, and replaces what is there. */
  static void copy(Path from, Path to) throws IOException {
    for (Path path : paths(from).reversed()) {
      Path target = to.resolve(from.relativize(path).toString());
      if (Files.isDirectory(path)) {
        Files.createDirectories(target);
      } else {
        Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** Sets the time of everything in a folder to {@link #TIME}. */
  static void setTimes(Path root) throws IOException {
    for (Path path : paths(root)) {
      if (!Files.isSymbolicLink(path)) {
        Files.setLastModifiedTime(path, FileTime.from(TIME));
      }
    }
  }

  /** The bytes of all files; 0 if there is nothing. */
  static long size(Path root) {
    try {
      long bytes = 0;
      for (Path path : paths(root)) {
        bytes += Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) ? Files.size(path) : 0;
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("'%s' cannot be read".formatted(root), e);
    }
  }
}
