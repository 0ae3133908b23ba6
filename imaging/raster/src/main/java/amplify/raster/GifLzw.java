package amplify.raster;

/**
 * Takes a GIF's pixels from its LZW codes. Source: GIF89a specification, appendix F. Our own,
 * because the JDK's reader takes data that end early for black pixels.
 */
final class GifLzw {

  private static final int MOST_CODES = 4096;

  private final Source source;
  private final byte[] file;
  private final int codeSize;
  private final int clear;
  private final short[] prefix = new short[MOST_CODES];
  private final byte[] last = new byte[MOST_CODES];
  private final byte[] string = new byte[MOST_CODES];
  private int at;
  private int blockLeft;
  private int bits;
  private int bitCount;
  private int width;
  private int next;
  private int previous = -1;

  /** Pixels of the string that was read last and are not taken, from back to front. */
  private int pending;

  GifLzw(Source source, int data) {
    this.source = source;
    this.file = source.bytes();
    this.codeSize = file[data] & 0xFF;
    if (codeSize < 1 || codeSize > 11) {
      throw source.corrupt("its code size is %d".formatted(codeSize));
    }
    this.clear = 1 << codeSize;
    this.at = data + 1;
    reset();
  }

  void read(byte[] to, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (pending == 0) {
        readString();
      }
      to[i] = string[--pending];
    }
  }

  private void reset() {
    width = codeSize + 1;
    next = clear + 2;
    previous = -1;
  }

  private void readString() {
    int code = code();
    while (code == clear) {
      reset();
      code = code();
    }
    if (code == clear + 1) {
      throw source.truncated();
    }
    if (code > next || (code == next && previous < 0)) {
      throw source.corrupt("a code is used before it is defined");
    }
    // A code that is just being defined is the previous string and its own first pixel.
    int walk = code == next ? previous : code;
    int length = code == next ? 1 : 0;
    while (walk >= clear) {
      string[length++] = last[walk];
      walk = prefix[walk];
    }
    string[length++] = (byte) walk;
    if (code == next) {
      string[0] = (byte) walk;
    }
    define((byte) walk);
    previous = code;
    pending = length;
  }

  private void define(byte first) {
    if (previous < 0 || next >= MOST_CODES) {
      return;
    }
    prefix[next] = (short) previous;
    last[next] = first;
    next++;
    if (next == 1 << width && width < 12) {
      width++;
    }
  }

  private int code() {
    while (bitCount < width) {
      bits |= octet() << bitCount;
      bitCount += 8;
    }
    int code = bits & (1 << width) - 1;
    bits >>>= width;
    bitCount -= width;
    return code;
  }

  private int octet() {
    if (blockLeft == 0) {
      blockLeft = at < file.length ? file[at++] & 0xFF : 0;
    }
    if (blockLeft == 0 || at >= file.length) {
      throw source.truncated();
    }
    blockLeft--;
    return file[at++] & 0xFF;
  }
}
