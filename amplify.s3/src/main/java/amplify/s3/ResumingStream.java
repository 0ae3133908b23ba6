package amplify.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongFunction;

/**
 * An object's content as a stream that outlives lost connections: what is missing is asked for
 * again from where the stream broke off, a bounded number of times.
 */
final class ResumingStream extends InputStream {

  private final LongFunction<InputStream> openAt;
  private final long size;
  private final int attempts;
  private InputStream current;
  private long position;
  private int failures;

  /**
   * Begins with an open stream.
   *
   * @param first the content from the start
   * @param openAt gives the content from a position onwards
   * @param size the object's length in bytes
   * @param attempts how often a break may happen, less one
   */
  ResumingStream(InputStream first, LongFunction<InputStream> openAt, long size, int attempts) {
    this.current = first;
    this.openAt = openAt;
    this.size = size;
    this.attempts = attempts;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    int count = read(one, 0, 1);
    return count < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (position < size) {
      try {
        int count = current.read(buffer, offset, length);
        if (count > 0) {
          position += count;
          return count;
        }
        throw new IOException(
            "The object store ended its answer after %d of %d bytes".formatted(position, size));
      } catch (IOException e) {
        resume(e);
      }
    }
    return -1;
  }

  private void resume(IOException cause) throws IOException {
    failures++;
    if (failures >= attempts) {
      throw cause;
    }
    try {
      current.close();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
    current = openAt.apply(position);
  }

  @Override
  public void close() throws IOException {
    current.close();
  }
}
