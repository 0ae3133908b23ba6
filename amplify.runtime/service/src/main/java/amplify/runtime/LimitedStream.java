package amplify.runtime;

import io.helidon.http.HttpException;
import io.helidon.http.Status;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Gives up with 413 when more than the allowed bytes come, and with 400 where the server cannot
 * tell how long a chunk is: it takes the length for a number, whatever stands there.
 */
final class LimitedStream extends FilterInputStream {

  private static final String BAD_CHUNK =
      "The length of a chunk is not a hexadecimal number; expected one, without extensions behind it";

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
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = readFramed(buffer, offset, length);
    count(Math.max(count, 0));
    return count;
  }

  private int readFramed(byte[] buffer, int offset, int length) throws IOException {
    try {
      return in.read(buffer, offset, length);
    } catch (NumberFormatException e) {
      throw new HttpException(BAD_CHUNK, Status.BAD_REQUEST_400, e, false);
    }
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
