package amplify.raster;

import javax.imageio.stream.ImageInputStreamImpl;

/**
 * Bytes as a reader of ImageIO takes them, without a copy or a file, and only as long as there is
 * time. It gives little at once, so that the time is looked at often.
 */
final class MemoryStream extends ImageInputStreamImpl {

  private static final int MOST_AT_ONCE = 8192;

  /** Readers look a little beyond the end; who goes on takes what is not there for data. */
  private static final int MOST_BEYOND = 1024;

  private final byte[] bytes;
  private final Source source;
  private int beyond;

  MemoryStream(byte[] bytes, Source source) {
    this.bytes = bytes;
    this.source = source;
  }

  @Override
  public int read() {
    bitOffset = 0;
    if (streamPos >= bytes.length) {
      return end();
    }
    if ((streamPos & MOST_AT_ONCE - 1) == 0) {
      source.deadline().check();
    }
    return bytes[(int) streamPos++] & 0xFF;
  }

  @Override
  public int read(byte[] to, int from, int length) {
    bitOffset = 0;
    source.deadline().check();
    if (length == 0) {
      return 0;
    }
    int count = (int) Math.min(Math.min(length, MOST_AT_ONCE), bytes.length - streamPos);
    if (count <= 0) {
      return end();
    }
    System.arraycopy(bytes, (int) streamPos, to, from, count);
    streamPos += count;
    return count;
  }

  private int end() {
    if (++beyond > MOST_BEYOND) {
      throw source.truncated();
    }
    return -1;
  }

  @Override
  public long length() {
    return bytes.length;
  }
}
