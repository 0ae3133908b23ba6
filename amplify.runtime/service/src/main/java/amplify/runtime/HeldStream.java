package amplify.runtime;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/**
 * Takes room for what is read, some at a time: nobody knows how much there is, and those who say
 * little must not wait for what they will never send.
 */
final class HeldStream extends FilterInputStream {

  private static final int STEP = 1 << 20;

  private final HeldInputs held;
  private long room;
  private long read;

  HeldStream(InputStream content, HeldInputs held) {
    super(content);
    this.held = held;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    read += Math.max(count, 0);
    try {
      while (read > room) {
        held.add(STEP);
        room += STEP;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("Interrupted").initCause(e);
    }
    return count;
  }
}
