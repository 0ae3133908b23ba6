package amplify.raster;

import javax.imageio.stream.ImageInputStreamImpl;

/**
 * Bytes as a reader of ImageIO takes them, without a copy or a file, and only as long as there is
 * time. It gives little at once, so that the time is looked at often.
 */
final class MemoryStream extends ImageInputStreamImpl {

  private static final int MOST_AT_ONCE = 8192;

  private final byte[] bytes;
  private final Deadline deadline;

  MemoryStream(byte[] bytes, Deadline deadline) {
    this.bytes = bytes;
    this.deadline = deadline;
  }

  @Override
  public int read() {
    bitOffset = 0;
    if (streamPos >= bytes.length) {
      return -1;
    }
    if ((streamPos & MOST_AT_ONCE - 1) == 0) {
      deadline.check();
    }
    return bytes[(int) streamPos++] & 0xFF;
  }

  @Override
  public int read(byte[] to, int from, int length) {
    bitOffset = 0;
    deadline.check();
    if (length == 0) {
      return 0;
    }
    int count = (int) Math.min(Math.min(length, MOST_AT_ONCE), bytes.length - streamPos);
    if (count <= 0) {
      return -1;
    }
    System.arraycopy(bytes, (int) streamPos, to, from, count);
    streamPos += count;
    return count;
  }

  @Override
  public long length() {
    return bytes.length;
  }
}
