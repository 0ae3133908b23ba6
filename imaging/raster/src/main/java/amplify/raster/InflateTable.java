package amplify.raster;

import java.util.Arrays;

/**
 * The codes of a block of Deflate, looked up by the bits that come next. RFC 1951, 3.2.2 and 3.2.5.
 *
 * <p>The lowest six bits of an entry say how many bits of data it takes. Bits 6 and 7 are the count
 * of literals it stands for, which follow from bit 8 on: one look gives all literals whose codes
 * are whole in the bits that are looked up, at most three. An entry without literals has a kind in
 * bits 8 and 9, a number of bits in bits 10 to 13, and a value from bit 16 on.
 */
final class InflateTable {

  /** The bits of an entry that say how many bits it takes. */
  static final int BITS = 0x3F;

  /** The bits of an entry that are zero if it has no literals. */
  static final int LITERALS = 0xC0;

  /** A length or distance: the value is the least, and so many bits are to be added. */
  static final int RANGE = 0;

  /** A longer code: the value is where the rest of it is looked up, with so many bits. */
  static final int LONGER = 1;

  /** The end of the block. */
  static final int END = 2;

  /** No code begins so. */
  static final int NONE = 3;

  /** The symbol that ends a block. */
  static final int END_SYMBOL = 256;

  /** Symbols of literals and lengths, with two that are never used. */
  static final int LITERAL_SYMBOLS = 288;

  /** Symbols of distances, with two that are never used. */
  static final int DISTANCE_SYMBOLS = 32;

  /** Symbols for the lengths of codes. */
  static final int LENGTH_SYMBOLS = 19;

  private static final int MOST_BITS = 15;
  private static final int ONE_LITERAL = 1 << 6;
  private static final int DISTANCES = 30;

  /**
   * What sets of codes of at most 15 bits can take beyond the first table; fewer than 300 and 150
   * places.
   */
  private static final int ROOM_FOR_LONGER = 512;

  private static final int[] LENGTH_BASES = {
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258
  };

  private final int rootBits;
  private final boolean mayLeave;
  private final int[] entries;
  private final int[] ofSymbol;
  private final int[] sorted;
  private final int[] counts = new int[MOST_BITS + 1];
  private final int[] places = new int[MOST_BITS + 2];

  /** Literals found at the first look, those of shorter codes first: their entries and places. */
  private final int[] literalEntries;

  private final int[] literalPlaces;
  private int literals;

  private InflateTable(int rootBits, int symbols, boolean mayLeave) {
    this.rootBits = rootBits;
    this.mayLeave = mayLeave;
    this.entries = new int[(1 << rootBits) + ROOM_FOR_LONGER];
    this.ofSymbol = new int[symbols];
    this.sorted = new int[symbols];
    this.literalEntries = new int[symbols];
    this.literalPlaces = new int[symbols];
    Arrays.fill(ofSymbol, NONE << 8);
  }

  static InflateTable literals() {
    var table = new InflateTable(11, LITERAL_SYMBOLS, true);
    table.setLiterals(END_SYMBOL);
    table.ofSymbol[END_SYMBOL] = END << 8;
    for (int i = 0; i < LENGTH_BASES.length; i++) {
      int extra = i < 8 || i == 28 ? 0 : i / 4 - 1;
      table.ofSymbol[END_SYMBOL + 1 + i] = range(LENGTH_BASES[i], extra);
    }
    return table;
  }

  static InflateTable distances() {
    var table = new InflateTable(8, DISTANCE_SYMBOLS, true);
    int base = 1;
    for (int symbol = 0; symbol < DISTANCES; symbol++) {
      int extra = Math.max(0, symbol / 2 - 1);
      table.ofSymbol[symbol] = range(base, extra);
      base += 1 << extra;
    }
    return table;
  }

  /** For the lengths of the codes of the other two, which stand as literals. */
  static InflateTable lengths() {
    var table = new InflateTable(7, LENGTH_SYMBOLS, false);
    table.setLiterals(LENGTH_SYMBOLS);
    return table;
  }

  private void setLiterals(int symbols) {
    for (int symbol = 0; symbol < symbols; symbol++) {
      ofSymbol[symbol] = symbol << 8 | ONE_LITERAL;
    }
  }

  private static int range(int base, int extra) {
    return base << 16 | extra << 10 | RANGE << 8;
  }

  int[] entries() {
    return entries;
  }

  /** The bits of data that are looked up first. */
  int mask() {
    return (1 << rootBits) - 1;
  }

  /**
   * Fills the table anew.
   *
   * @param lengths how many bits the code of each symbol has, 0 for none
   * @param from where the first symbol's is
   * @param symbols how many symbols there are
   * @return whether there is a set of codes with such lengths, none left over; only literals and
   *     distances may also have one code alone, of one bit, or none
   */
  boolean fill(byte[] lengths, int from, int symbols) {
    Arrays.fill(counts, 0);
    for (int i = 0; i < symbols; i++) {
      counts[lengths[from + i]]++;
    }
    int used = symbols - counts[0];
    int left = 1;
    for (int bits = 1; bits <= MOST_BITS; bits++) {
      left = (left << 1) - counts[bits];
      if (left < 0) {
        return false;
      }
    }
    if (left > 0 && !(mayLeave && used == counts[1])) {
      return false;
    }
    places[1] = 0;
    for (int bits = 1; bits <= MOST_BITS; bits++) {
      places[bits + 1] = places[bits] + counts[bits];
    }
    for (int i = 0; i < symbols; i++) {
      int bits = lengths[from + i];
      if (bits > 0) {
        sorted[places[bits]++] = i;
      }
    }
    entries[0] = NONE << 8;
    place(lengths, from, used);
    return true;
  }

  private void place(byte[] lengths, int from, int used) {
    literals = 0;
    int code = 0;
    int size = 1;
    int bits = 0;
    int i = 0;
    // What shorter codes begin repeats itself each time one more bit is looked at.
    for (; i < used && lengths[from + sorted[i]] <= rootBits; i++) {
      int symbol = sorted[i];
      for (; bits < lengths[from + symbol]; bits++) {
        System.arraycopy(entries, 0, entries, size, size);
        size <<= 1;
        code <<= 1;
      }
      int turned = turned(code++, bits);
      int entry = ofSymbol[symbol] | bits;
      entries[turned] = entry;
      if ((entry & LITERALS) != 0) {
        literalPlaces[literals] = turned;
        literalEntries[literals++] = entry;
      }
      counts[bits]--;
    }
    for (; bits < rootBits; bits++) {
      System.arraycopy(entries, 0, entries, size, size);
      size <<= 1;
      code <<= 1;
    }
    int root = -1;
    int longerBits = 0;
    int longerAt = 0;
    int end = size;
    for (; i < used; i++) {
      int symbol = sorted[i];
      code <<= lengths[from + symbol] - bits;
      bits = lengths[from + symbol];
      int turned = turned(code++, bits);
      if (root != (turned & mask())) {
        root = turned & mask();
        longerBits = longerBits(bits);
        longerAt = end;
        end += 1 << longerBits;
        entries[root] = longerAt << 16 | longerBits << 10 | LONGER << 8 | rootBits;
      }
      int rest = bits - rootBits;
      for (int at = turned >> rootBits; at < 1 << longerBits; at += 1 << rest) {
        entries[longerAt + at] = ofSymbol[symbol] | rest;
      }
      counts[bits]--;
    }
  }

  /** A code as it is found in the data, first bit lowest. */
  private static int turned(int code, int bits) {
    return Integer.reverse(code) >>> (Integer.SIZE - bits);
  }

  /** Bits beyond those looked up first of all codes that begin like the next, which has so many. */
  private int longerBits(int bits) {
    int all = bits;
    int left = (1 << (all - rootBits)) - counts[all];
    while (left > 0 && all < MOST_BITS) {
      all++;
      left = (left << 1) - counts[all];
    }
    return all - rootBits;
  }

  /** Lets entries stand for all literals whose codes are whole in the bits looked up first. */
  void joinLiterals() {
    for (int i = 0; i < literals; i++) {
      join(literalEntries[i], literalPlaces[i]);
    }
  }

  /**
   * Joins to an entry each literal that fits behind it.
   *
   * @param place the lowest place of the entry; the others have more bits above those it takes
   */
  private void join(int entry, int place) {
    int used = entry & BITS;
    int shortest = literalEntries[0] & BITS;
    int shift = Byte.SIZE * ((entry & LITERALS) / ONE_LITERAL);
    // Shorter codes come first, so that nothing fits behind the first that does not.
    for (int i = 0; i < literals; i++) {
      int next = literalEntries[i];
      int bits = used + (next & BITS);
      if (bits > rootBits) {
        return;
      }
      int joined = entry + ONE_LITERAL + (next & BITS) + ((next & 0xFF00) << shift);
      int first = literalPlaces[i] << used | place;
      for (int at = first; at <= mask(); at += 1 << bits) {
        entries[at] = joined;
      }
      if (bits + shortest <= rootBits && (joined & LITERALS) < LITERALS) {
        join(joined, first);
      }
    }
  }
}
