package amplify.raster;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Codes of a JPEG's blocks, bit by bit; a byte of ones is followed by a zero. */
final class JpegBits {

  private static final int FLUSH_AT = 1 << 15;
  private static final int MOST_PER_BLOCK = 1024;

  private static final int END_OF_BLOCK = 0;
  private static final int SIXTEEN_ZEROS = 0xF0;

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private final OutputStream out;
  private final byte[] buffer = new byte[FLUSH_AT + MOST_PER_BLOCK];
  private int used;
  private long bits;
  private int count;

  JpegBits(OutputStream out) {
    this.out = out;
  }

  /**
   * Writes a block.
   *
   * @param last the mean of the block of this component before it
   */
  void write(JpegBlocks blocks, int block, int last, JpegHuffman means, JpegHuffman others)
      throws IOException {
    int difference = blocks.frequency(block, 0) - last;
    int size = size(difference);
    put(means.code(size), size, tail(difference, size));
    int at = 0;
    // From one frequency that is not zero to the next.
    for (long left = blocks.used(block) & ~1L; left != 0; left &= left - 1) {
      int k = Long.numberOfTrailingZeros(left);
      int zeros = k - at - 1;
      for (; zeros > 15; zeros -= 16) {
        put(others.code(SIXTEEN_ZEROS), 0, 0);
      }
      int value = blocks.frequency(block, k);
      size = size(value);
      put(others.code(zeros << 4 | size), size, tail(value, size));
      at = k;
    }
    if (at < 63) {
      put(others.code(END_OF_BLOCK), 0, 0);
    }
    if (used >= FLUSH_AT) {
      flush();
    }
  }

  /** Fills the last byte with ones. */
  void end() throws IOException {
    bits = bits << 7 | 0x7F;
    count += 7;
    while (count >= 8) {
      count -= 8;
      putByte((byte) (bits >> count));
    }
    flush();
  }

  private static int size(int value) {
    return 32 - Integer.numberOfLeadingZeros(Math.abs(value));
  }

  /** The lower bits; of negative values those of one less. */
  private static int tail(int value, int size) {
    return value + (value >> 31) & (1 << size) - 1;
  }

  /** Puts a code, and so many bits that belong to it. */
  private void put(int code, int size, int tail) {
    int length = JpegHuffman.length(code) + size;
    bits = bits << length | JpegHuffman.bits(code) << size | tail;
    count += length;
    if (count >= Integer.SIZE) {
      count -= Integer.SIZE;
      putFour((int) (bits >> count));
    }
  }

  private void putFour(int four) {
    // Whether no byte is all ones: none of the inverted is zero.
    if (((~four - 0x01010101) & four & 0x80808080) == 0) {
      INTS.set(buffer, used, four);
      used += Integer.BYTES;
      return;
    }
    for (int shift = 24; shift >= 0; shift -= 8) {
      putByte((byte) (four >> shift));
    }
  }

  private void putByte(byte next) {
    buffer[used++] = next;
    if (next == -1) {
      buffer[used++] = 0;
    }
  }

  private void flush() throws IOException {
    out.write(buffer, 0, used);
    used = 0;
  }
}
