package amplify.raster;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * A Huffman table as a JPEG has it, and the codes that follow from it. ITU-T T.81, annexes C, K.
 */
final class JpegHuffman {

  static final JpegHuffman LUMA_DC = dc(0, 1, 5, 1, 1, 1, 1, 1, 1);
  static final JpegHuffman CHROMA_DC = dc(0, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1);

  static final JpegHuffman LUMA_AC =
      new JpegHuffman(
          new int[] {0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 0x7d},
          """
          01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a
          25262728292a3435363738393a434445464748494a535455565758595a636465666768696a73747576777879
          7a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9
          cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa\
          """);

  static final JpegHuffman CHROMA_AC =
      new JpegHuffman(
          new int[] {0, 2, 1, 2, 4, 4, 3, 4, 7, 5, 4, 4, 0, 1, 2, 0x77},
          """
          000102031104052131061241510761711322328108144291a1b1c109233352f0156272d10a162434e125f117
          18191a262728292a35363738393a434445464748494a535455565758595a636465666768696a737475767778
          797a82838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7
          c8c9cad2d3d4d5d6d7d8d9dae2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8f9fa\
          """);

  private final int[] counts;
  private final byte[] symbols;
  private final int[] codes = new int[256];

  private JpegHuffman(int[] counts, String symbols) {
    this.counts = counts;
    this.symbols = HexFormat.of().parseHex(symbols.replaceAll("\\s", ""));
    int code = 0;
    int next = 0;
    for (int length = 1; length <= counts.length; length++) {
      for (int i = 0; i < counts[length - 1]; i++) {
        codes[this.symbols[next++] & 0xFF] = code++ << 5 | length;
      }
      code <<= 1;
    }
  }

  private static JpegHuffman dc(int... counts) {
    return new JpegHuffman(Arrays.copyOf(counts, 16), "000102030405060708090a0b");
  }

  /** The code of a symbol, and how many bits it has. */
  int code(int symbol) {
    return codes[symbol];
  }

  /** The bits of what {@link #code} gives. */
  static int bits(int code) {
    return code >> 5;
  }

  /** How many bits it has. */
  static int length(int code) {
    return code & 31;
  }

  /** The table as it is written: how many codes there are of each length, and their symbols. */
  byte[] bytes() {
    var bytes = new byte[16 + symbols.length];
    for (int i = 0; i < 16; i++) {
      bytes[i] = (byte) counts[i];
    }
    System.arraycopy(symbols, 0, bytes, 16, symbols.length);
    return bytes;
  }
}
