package amplify.runtime;

import io.helidon.http.HttpException;
import io.helidon.http.Status;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Gives up with 413 when more than the allowed bytes come. */
final class LimitedStream extends FilterInputStream {

  private static final int BUFFER = 1 << 16;

  private final long limit;
  private final String refusal;
  private long read;

  LimitedStream(InputStream content, long limit, String refusal) {
    super(content);
    this.limit = limit;
    this.refusal = refusal;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    count(Math.max(count, 0));
    return count;
  }

  private void count(int bytes) throws IOException {
    read += bytes;
    if (read > limit) {
      drain();
      throw new HttpException(refusal, Status.REQUEST_ENTITY_TOO_LARGE_413, false);
    }
  }

  /**
   * Takes in some more: a caller who is still sending when the answer comes and the connection goes
   * would often not get to read it.
   */
  private void drain() throws IOException {
    var rest = new byte[BUFFER];
    long left = limit;
    for (int count = 0; count >= 0 && left > 0; left -= count) {
      count = in.read(rest);
    }
  }
}
