package amplify.release;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * A compressed tar archive of a folder that is the same to the byte for the same files: entries are
 * sorted, belong to root, and have one time.
 */
final class Archive {

  /** The time of every file in images, which their archives of classes are checked by. */
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

  private static final int EXECUTABLE = 0755;
  private static final int PLAIN = 0644;

  private Archive() {}

  /**
   * Writes it.
   *
   * @param folder whose files it gets
   * @param name the folder that they unpack into
   * @param file the archive
   */
  static void write(Path folder, String name, Path file) throws IOException {
    List<Path> paths;
    try (Stream<Path> all = Files.walk(folder)) {
      paths = all.sorted().toList();
    }
    try (var tar =
        new TarArchiveOutputStream(
            new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(file))),
            StandardCharsets.UTF_8.name())) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      for (Path path : paths) {
        add(tar, path, name + "/" + folder.relativize(path).toString().replace('\\', '/'));
      }
    }
  }

  private static void add(TarArchiveOutputStream tar, Path path, String name) throws IOException {
    boolean isFolder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    TarArchiveEntry entry;
    if (Files.isSymbolicLink(path)) {
      entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
      entry.setLinkName(Files.readSymbolicLink(path).toString());
    } else {
      entry = new TarArchiveEntry(isFolder && !name.endsWith("/") ? name + "/" : name);
      entry.setSize(isFolder ? 0 : Files.size(path));
    }
    entry.setMode(isFolder || Files.isExecutable(path) ? EXECUTABLE : PLAIN);
    entry.setModTime(FileTime.from(TIME));
    entry.setIds(0, 0);
    entry.setNames("root", "root");
    tar.putArchiveEntry(entry);
    if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      Files.copy(path, tar);
    }
    tar.closeArchiveEntry();
  }
}
