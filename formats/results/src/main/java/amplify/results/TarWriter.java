package amplify.results;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Writes tar members that depend on nothing but name and content: time 0, owner 0 without a name,
 * mode 0644. Names that do not fit the plain header stand in a POSIX extended one.
 */
final class TarWriter implements AutoCloseable {

  /** What ends an archive: two empty records. */
  static final int END = 2 * TarConstants.DEFAULT_RCDSIZE;

  private static final int MODE = 0100644;

  /** What stands around a name in its record, with room for a length of five digits. */
  private static final int RECORD_FRAME = 5 + " path=\n".length();

  private final TarArchiveOutputStream tar;

  TarWriter(OutputStream out) {
    tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setAddPaxHeadersForNonAsciiNames(true);
  }

  /** The bytes a member takes at most, headers and padding included. */
  static long sizeOf(String name, int length) {
    long member = TarConstants.DEFAULT_RCDSIZE + padded(length);
    return fitsHeader(name) ? member : member + extendedSize(name);
  }

  /** The bytes of all members so far, without what ends the archive. */
  long size() {
    return tar.getBytesWritten();
  }

  void append(String name, byte[] content) throws IOException {
    var entry = new TarArchiveEntry(name);
    entry.setModTime(0);
    entry.setMode(MODE);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content, 0, content.length);
    tar.closeArchiveEntry();
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }

  private static boolean fitsHeader(String name) {
    return name.length() < TarConstants.NAMELEN && name.chars().allMatch(c -> c < 0x80);
  }

  /** A header of its own, and the record {@code "<length> path=<name>\n"}. */
  private static long extendedSize(String name) {
    int nameBytes = name.getBytes(StandardCharsets.UTF_8).length;
    return TarConstants.DEFAULT_RCDSIZE + padded(nameBytes + RECORD_FRAME);
  }

  private static long padded(long length) {
    return Math.ceilDiv(length, TarConstants.DEFAULT_RCDSIZE) * TarConstants.DEFAULT_RCDSIZE;
  }
}
