package amplify.raster;

import java.io.IOException;
import java.io.OutputStream;

/** Codes of a JPEG's blocks, bit by bit; a byte of ones is followed by a zero. */
final class JpegBits {

  private static final int FLUSH_AT = 1 << 15;
  private static final int MOST_PER_BLOCK = 1024;

  private final OutputStream out;
  private final byte[] buffer = new byte[FLUSH_AT + MOST_PER_BLOCK];
  private int used;
  private long bits;
  private int count;

  JpegBits(OutputStream out) {
    this.out = out;
  }

  /**
   * Writes a quantized block.
   *
   * @param block frequencies in order of rows
   * @param last the mean of the block of this component before it
   */
  void write(int[] block, int last, JpegHuffman means, JpegHuffman others) throws IOException {
    int difference = block[0] - last;
    int size = size(difference);
    put(means.code(size), means.length(size));
    put(tail(difference, size), size);
    int zeros = 0;
    for (int k = 1; k < 64; k++) {
      int value = block[JpegQuantization.ZIGZAG[k]];
      if (value == 0) {
        zeros++;
        continue;
      }
      while (zeros > 15) {
        put(others.code(0xF0), others.length(0xF0));
        zeros -= 16;
      }
      size = size(value);
      int symbol = zeros << 4 | size;
      put(others.code(symbol) << size | tail(value, size), others.length(symbol) + size);
      zeros = 0;
    }
    if (zeros > 0) {
      put(others.code(0), others.length(0));
    }
    if (used >= FLUSH_AT) {
      flush();
    }
  }

  /** Fills the last byte with ones. */
  void end() throws IOException {
    put(0x7F, 7);
    flush();
  }

  private static int size(int value) {
    return 32 - Integer.numberOfLeadingZeros(Math.abs(value));
  }

  /** The lower bits; of negative values those of one less. */
  private static int tail(int value, int size) {
    return value + (value >> 31) & (1 << size) - 1;
  }

  private void put(int code, int length) {
    bits = bits << length | code;
    count += length;
    while (count >= 8) {
      count -= 8;
      byte next = (byte) (bits >> count);
      buffer[used++] = next;
      if (next == -1) {
        buffer[used++] = 0;
      }
    }
  }

  private void flush() throws IOException {
    out.write(buffer, 0, used);
    used = 0;
  }
}
