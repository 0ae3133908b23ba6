package amplify.ifcb;

import java.io.BufferedInputStream;
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

  private final InputStream in;
  private final byte[] line = new byte[MAX_BYTES];
  private boolean afterReturn;

  AdcLines(InputStream in) {
    this.in = new BufferedInputStream(in, 65_536);
  }

  /** The next line; empty at the end. */
  Optional<String> next() throws IOException {
    int value = in.read();
    if (afterReturn && value == '\n') {
      value = in.read();
    }
    afterReturn = false;
    if (value < 0) {
      return Optional.empty();
    }
    int length = 0;
    while (value >= 0 && value != '\n' && value != '\r') {
      if (length < MAX_BYTES) {
        line[length] = (byte) value;
      }
      // Stops above the limit, for a line may be longer than an int can count.
      length = Math.min(length + 1, MAX_BYTES + 1);
      value = in.read();
    }
    afterReturn = value == '\r';
    return Optional.of(
        length > MAX_BYTES ? "" : new String(line, 0, length, StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
