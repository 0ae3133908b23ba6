package amplify.raster;

/** Numbers as text with white space and comments between them. */
final class PnmNumbers {

  private final Source source;
  private final byte[] bytes;
  private int at;

  PnmNumbers(Source source, int from) {
    this.source = source;
    this.bytes = source.bytes();
    this.at = from;
  }

  int at() {
    return at;
  }

  /** The next number; bitmaps may have none between their digits. */
  int next() {
    skipSpace();
    long number = 0;
    int from = at;
    while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
      number = number * 10 + bytes[at++] - '0';
      if (number > Integer.MAX_VALUE) {
        throw source.corrupt("a number in it is too large");
      }
    }
    if (at == from) {
      throw notANumber();
    }
    return (int) number;
  }

  /** The next digit of a bitmap. */
  int digit() {
    skipSpace();
    if (at >= bytes.length || (bytes[at] != '0' && bytes[at] != '1')) {
      throw notANumber();
    }
    return bytes[at++] - '0';
  }

  private UnreadableImageException notANumber() {
    return at >= bytes.length
        ? source.truncated()
        : source.corrupt("there is something else where a number belongs");
  }

  private void skipSpace() {
    while (at < bytes.length && (Character.isWhitespace(bytes[at]) || bytes[at] == '#')) {
      if (bytes[at++] == '#') {
        while (at < bytes.length && bytes[at] != '\n') {
          at++;
        }
      }
    }
  }
}
