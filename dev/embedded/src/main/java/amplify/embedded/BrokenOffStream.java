package amplify.embedded;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that ends with an error before its end. */
final class BrokenOffStream extends FilterInputStream {

  private long left;

  BrokenOffStream(InputStream whole, long bytes) {
    super(whole);
    this.left = bytes;
  }

  @Override
  public int read() throws IOException {
    requireMore();
    left--;
    return super.read();
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    requireMore();
    int read = super.read(target, offset, (int) Math.min(length, left));
    left -= Math.max(read, 0);
    return read;
  }

  private void requireMore() throws IOException {
    if (left <= 0) {
      throw new IOException("Breaks off on purpose");
    }
  }
}
