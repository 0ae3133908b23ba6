package amplify.results;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Gives the first bytes of something, then fails as a lost connection does. */
final class BrokenStream extends InputStream {

  private final ByteBuffer head;
  private final Exception failure;

  BrokenStream(byte[] bytes, int length, IOException failure) {
    this(bytes, length, (Exception) failure);
  }

  BrokenStream(byte[] bytes, int length, RuntimeException failure) {
    this(bytes, length, (Exception) failure);
  }

  private BrokenStream(byte[] bytes, int length, Exception failure) {
    this.head = ByteBuffer.wrap(bytes, 0, length);
    this.failure = failure;
  }

  @Override
  public int read() throws IOException {
    requireMore();
    return head.get() & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    requireMore();
    int count = Math.min(length, head.remaining());
    head.get(bytes, offset, count);
    return count;
  }

  private void requireMore() throws IOException {
    if (!head.hasRemaining()) {
      if (failure instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw (IOException) failure;
    }
  }
}
