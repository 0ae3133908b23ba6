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

  private final TarArchiveOutputStream tar;
  private long size;

  TarWriter(OutputStream out) {
    tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_TRUNCATE);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_ERROR);
  }

  /** The bytes a member takes, headers and padding included. */
  static long sizeOf(String name, int length) {
    long member = TarConstants.DEFAULT_RCDSIZE + padded(length);
    return fitsHeader(name)
        ? member
        : member + TarConstants.DEFAULT_RCDSIZE + padded(extendedName(name).length);
  }

  /** The bytes of all members so far, without what ends the archive. */
  long size() {
    return size;
  }

  void append(String name, byte[] content) throws IOException {
    if (!fitsHeader(name)) {
      // The library would write this header with the name of the operating system's user.
      var extended = new TarArchiveEntry("PaxHeader", TarConstants.LF_PAX_EXTENDED_HEADER_LC);
      put(extended, extendedName(name));
    }
    put(new TarArchiveEntry(name), content);
    size += sizeOf(name, content.length);
  }

  private void put(TarArchiveEntry entry, byte[] content) throws IOException {
    entry.setModTime(0);
    entry.setIds(0, 0);
    entry.setUserName("");
    entry.setGroupName("");
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

  /** The record {@code "<length> path=<name>\n"}, where the length counts its own digits. */
  private static byte[] extendedName(String name) {
    byte[] rest = (" path=" + name + "\n").getBytes(StandardCharsets.UTF_8);
    int digits = 1;
    while (Integer.toString(rest.length + digits).length() > digits) {
      digits++;
    }
    byte[] length = Integer.toString(rest.length + digits).getBytes(StandardCharsets.UTF_8);
    byte[] record = new byte[length.length + rest.length];
    System.arraycopy(length, 0, record, 0, length.length);
    System.arraycopy(rest, 0, record, length.length, rest.length);
    return record;
  }

  private static long padded(long length) {
    return Math.ceilDiv(length, TarConstants.DEFAULT_RCDSIZE) * TarConstants.DEFAULT_RCDSIZE;
  }
}
