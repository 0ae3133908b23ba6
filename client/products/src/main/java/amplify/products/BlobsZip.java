package amplify.products;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A bin's masks: PNGs in a zip that stores them as they are. Equal masks give equal bytes. Not
 * thread-safe.
 */
final class BlobsZip {

  /**
   * Without a time zone, so the same everywhere. Not the first that a zip can hold: Java takes that
   * for an earlier one, and adds a field with the time in the machine's zone.
   */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private final ZipOutputStream zip;
  private long masks;

  BlobsZip(OutputStream out) {
    zip = new ZipOutputStream(out);
    zip.setMethod(ZipOutputStream.STORED);
  }

  void add(ShardMask mask) throws IOException {
    var crc = new CRC32();
    crc.update(mask.png());
    var entry = new ZipEntry(mask.name());
    entry.setSize(mask.png().length);
    entry.setCompressedSize(mask.png().length);
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
    zip.write(mask.png());
    zip.closeEntry();
    masks++;
  }

  long masks() {
    return masks;
  }

  void finish() throws IOException {
    zip.finish();
  }
}
