package amplify.ifcb;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The lines of an .adc, one at a time. A line ends with LF, CR or CR LF. Of a line longer than
 * {@value #MAX_BYTES} bytes, some twenty times what instruments write, nothing is kept: it comes as
 * an empty line, which counts and is not usable. So binary rubbish costs no memory.
 */
final class AdcLines implements AutoCloseable {

  static final int MAX_BYTES = 8192;

  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int filled;
  private final byte[] line = new byte[MAX_BYTES];
  private boolean afterReturn;

  AdcLines(InputStream in) {
    this.in = in;
  }

  /** The next line; empty at the end. */
  Optional<String> next() throws IOException {
    if (more() && afterReturn && buffer[at] == '\n') {
      at++;
    }
    afterReturn = false;
    if (!more()) {
      return Optional.empty();
    }
    int length = 0;
    boolean ended = false;
    while (!ended && more()) {
      int end = lineEnd();
      length = keep(end, length);
      at = end;
      if (end < filled) {
        ended = true;
        afterReturn = buffer[at++] == '\r';
      }
    }
    return Optional.of(
        length > MAX_BYTES ? "" : new String(line, 0, length, StandardCharsets.UTF_8));
  }

  /** Whether there is another byte; it is in the buffer then. */
  private boolean more() throws IOException {
    if (at == filled) {
      at = 0;
      filled = Math.max(0, in.read(buffer));
    }
    return at < filled;
  }

  /** Where in the buffer the line ends, or the buffer. */
  private int lineEnd() {
    int end = at;
    while (end < filled && buffer[end] != '\n' && buffer[end] != '\r') {
      end++;
    }
    return end;
  }

  /** Appends to the line what is in the buffer up to its end; gives the line's new length. */
  private int keep(int end, int length) {
    int count = end - at;
    if (length + count > MAX_BYTES) {
      // Stops above the limit, for a line may be longer than an int can count.
      return MAX_BYTES + 1;
    }
    System.arraycopy(buffer, at, line, length, count);
    return length + count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
