package amplify.raster;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Inflates the data of a PNG into a window that slides over them. Sources: RFC 1950, RFC 1951. Our
 * own, because the JDK's takes nearly twice as long; see docs/decisions/0013-raster-codecs.md.
 */
final class Inflation {

  /** So far back data may refer. */
  private static final int HISTORY = 1 << 15;

  private static final int AHEAD = 1 << 16;

  private static final int LONGEST = 258;
  private static final int NEEDS_DICTIONARY = 0x20;

  /** A round of the loop writes at most so much: literals of two looks, the longest copy, whole. */
  private static final int MOST_AT_ONCE = 2 * 3 + LONGEST + 2 * Long.BYTES;

  private static final int[] LENGTHS_ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private enum State {
    HEADER,
    BETWEEN,
    STORED,
    CODED,
    DAMAGED,
    DONE
  }

  private final Source source;
  private final InflateInput input;
  private final InflateTable literals = InflateTable.literals();
  private final InflateTable distances = InflateTable.distances();
  private final InflateTable codes = InflateTable.lengths();
  private final byte[] lengths =
      new byte[InflateTable.LITERAL_SYMBOLS + InflateTable.DISTANCE_SYMBOLS];
  private final byte[] window;
  private State state = State.HEADER;
  private boolean last;
  private int stored;
  private int written;
  private int taken;

  /**
   * Begins.
   *
   * @param most how many bytes are asked for at once, at most
   */
  Inflation(Source source, InflateInput input, int most) {
    this.source = source;
    this.input = input;
    this.window = new byte[Math.addExact(most, HISTORY + AHEAD + MOST_AT_ONCE)];
  }

  /** What was inflated; see {@link #next}. */
  byte[] window() {
    return window;
  }

  /** Where in the window the next so many bytes are, until the next call. */
  int next(int number) {
    while (written - taken < number) {
      if (written >= window.length - MOST_AT_ONCE) {
        slide();
      }
      inflate();
    }
    taken += number;
    return taken - number;
  }

  private void slide() {
    int from = Math.min(taken, written - HISTORY);
    System.arraycopy(window, from, window, 0, written - from);
    written -= from;
    taken -= from;
  }

  /** Does some of the work; the window has room for all a round of the loop writes. */
  private void inflate() {
    switch (state) {
      case HEADER -> readHeader();
      case BETWEEN -> beginBlock();
      case STORED -> store();
      case CODED -> {
        int before = written;
        decodeFast();
        if (state == State.CODED && written == before) {
          decodeOne();
        }
      }
      case DAMAGED -> throw damaged();
      case DONE -> throw source.corrupt("its data end before its rows do");
    }
  }

  private void readHeader() {
    int method = input.take(8);
    int flags = input.take(8);
    boolean known = (method & 15) == 8 && method >> 4 <= 7 && (method << 8 | flags) % 31 == 0;
    if (!known || (flags & NEEDS_DICTIONARY) != 0) {
      throw damaged();
    }
    state = State.BETWEEN;
  }

  private UnreadableImageException damaged() {
    return source.corrupt("its compressed data are damaged");
  }

  private void beginBlock() {
    if (last) {
      state = State.DONE;
      return;
    }
    // Blocks may be empty and very many, and each may bring codes that take time to lay out.
    source.deadline().check();
    last = input.take(1) == 1;
    switch (input.take(2)) {
      case 0 -> {
        input.align();
        stored = input.take(16);
        if (input.take(16) != (stored ^ 0xFFFF)) {
          throw damaged();
        }
        state = State.STORED;
      }
      case 1 -> {
        Arrays.fill(lengths, 0, 144, (byte) 8);
        Arrays.fill(lengths, 144, 256, (byte) 9);
        Arrays.fill(lengths, 256, 280, (byte) 7);
        Arrays.fill(lengths, 280, InflateTable.LITERAL_SYMBOLS, (byte) 8);
        Arrays.fill(lengths, InflateTable.LITERAL_SYMBOLS, lengths.length, (byte) 5);
        beginCodes(InflateTable.LITERAL_SYMBOLS, InflateTable.DISTANCE_SYMBOLS);
      }
      case 2 -> readCodes();
      default -> throw damaged();
    }
  }

  private void beginCodes(int literalSymbols, int distanceSymbols) {
    if (!literals.fill(lengths, 0, literalSymbols)
        || !distances.fill(lengths, literalSymbols, distanceSymbols)) {
      throw damaged();
    }
    literals.joinLiterals();
    state = State.CODED;
  }

  private void readCodes() {
    int literalSymbols = input.take(5) + 257;
    int distanceSymbols = input.take(5) + 1;
    int order = input.take(4) + 4;
    Arrays.fill(lengths, (byte) 0);
    for (int i = 0; i < order; i++) {
      lengths[LENGTHS_ORDER[i]] = (byte) input.take(3);
    }
    if (literalSymbols > 286
        || distanceSymbols > 30
        || !codes.fill(lengths, 0, InflateTable.LENGTH_SYMBOLS)) {
      throw damaged();
    }
    int all = literalSymbols + distanceSymbols;
    int done = 0;
    while (done < all) {
      input.refill();
      int entry = codes.entries()[(int) input.bits & codes.mask()];
      if ((entry & InflateTable.LITERALS) == 0) {
        throw damaged();
      }
      input.drop(entry & InflateTable.BITS);
      int symbol = entry >> 8;
      int repeated = 1;
      byte length = (byte) symbol;
      if (symbol == 16) {
        if (done == 0) {
          throw damaged();
        }
        length = lengths[done - 1];
        repeated = 3 + input.take(2);
      } else if (symbol > 16) {
        length = 0;
        repeated = symbol == 17 ? 3 + input.take(3) : 11 + input.take(7);
      }
      if (done + repeated > all) {
        throw damaged();
      }
      Arrays.fill(lengths, done, done + repeated, length);
      done += repeated;
    }
    if (lengths[InflateTable.END_SYMBOL] == 0) {
      throw damaged();
    }
    beginCodes(literalSymbols, distanceSymbols);
  }

  private void store() {
    if (stored == 0) {
      state = State.BETWEEN;
      return;
    }
    int copied = input.copy(window, written, Math.min(stored, window.length - written));
    written += copied;
    stored -= copied;
  }

  /** Goes on while eight bytes can be read and all that follows from them can be written. */
  private void decodeFast() {
    byte[] in = input.bytes();
    byte[] out = window;
    int[] ofLiterals = literals.entries();
    int[] ofDistances = distances.entries();
    int literalsMask = literals.mask();
    int distancesMask = distances.mask();
    int at = input.at;
    int lastAt = input.end - 2 * Long.BYTES;
    int to = written;
    int lastTo = out.length - MOST_AT_ONCE;
    long bits = input.bits;
    int count = input.count;
    while (at <= lastAt && to < lastTo) {
      // Bits beyond the count are read again and do not change.
      bits |= (long) LONGS.get(in, at) << count;
      at += (63 - count) >>> 3;
      count |= InflateInput.REFILLED;
      // Three looks written out, with no count of them to keep.
      int entry = ofLiterals[(int) bits & literalsMask];
      if ((entry & InflateTable.LITERALS) != 0) {
        INTS.set(out, to, entry >>> 8);
        to += (entry & InflateTable.LITERALS) >> 6;
        bits >>>= entry;
        count -= entry & InflateTable.BITS;
        entry = ofLiterals[(int) bits & literalsMask];
        if ((entry & InflateTable.LITERALS) != 0) {
          INTS.set(out, to, entry >>> 8);
          to += (entry & InflateTable.LITERALS) >> 6;
          bits >>>= entry;
          count -= entry & InflateTable.BITS;
          entry = ofLiterals[(int) bits & literalsMask];
          if ((entry & InflateTable.LITERALS) != 0) {
            INTS.set(out, to, entry >>> 8);
            to += (entry & InflateTable.LITERALS) >> 6;
            bits >>>= entry;
            count -= entry & InflateTable.BITS;
            continue;
          }
        }
      }
      bits >>>= entry;
      count -= entry & InflateTable.BITS;
      int kind = entry >> 8 & 3;
      if (kind == InflateTable.LONGER) {
        entry = ofLiterals[(entry >>> 16) + ((int) bits & (1 << (entry >> 10 & 15)) - 1)];
        bits >>>= entry;
        count -= entry & InflateTable.BITS;
        if ((entry & InflateTable.LITERALS) != 0) {
          out[to++] = (byte) (entry >> 8);
          continue;
        }
        kind = entry >> 8 & 3;
      }
      if (kind != InflateTable.RANGE) {
        end(kind);
        break;
      }
      int extra = entry >> 10 & 15;
      int length = (entry >>> 16) + ((int) bits & (1 << extra) - 1);
      bits >>>= extra;
      count -= extra;
      bits |= (long) LONGS.get(in, at) << count;
      at += (63 - count) >>> 3;
      count |= InflateInput.REFILLED;
      entry = ofDistances[(int) bits & distancesMask];
      bits >>>= entry;
      count -= entry & InflateTable.BITS;
      if ((entry >> 8 & 3) == InflateTable.LONGER) {
        entry = ofDistances[(entry >>> 16) + ((int) bits & (1 << (entry >> 10 & 15)) - 1)];
        bits >>>= entry;
        count -= entry & InflateTable.BITS;
      }
      extra = entry >> 10 & 15;
      int distance = (entry >>> 16) + ((int) bits & (1 << extra) - 1);
      bits >>>= extra;
      count -= extra;
      if ((entry >> 8 & 3) != InflateTable.RANGE || distance > to) {
        state = State.DAMAGED;
        break;
      }
      copy(out, to, distance, length);
      to += length;
    }
    input.at = at;
    input.bits = bits;
    input.count = count;
    written = to;
  }

  /** Repeats what is so far back, perhaps writing some bytes beyond. */
  private static void copy(byte[] out, int to, int distance, int length) {
    int end = to + length;
    int from = to - distance;
    if (distance >= Long.BYTES) {
      for (int i = to; i < end; i += Long.BYTES) {
        LONGS.set(out, i, (long) LONGS.get(out, from));
        from += Long.BYTES;
      }
    } else if (distance == 1) {
      Arrays.fill(out, to, end, out[from]);
    } else {
      for (int i = to; i < end; i++) {
        out[i] = out[from++];
      }
    }
  }

  /** What is damaged is told of when it is asked for: it may come after the last row. */
  private void end(int kind) {
    state = kind == InflateTable.END ? State.BETWEEN : State.DAMAGED;
  }

  /** Decodes what one look gives, where the data may end at any bit. */
  private void decodeOne() {
    input.refill();
    int entry = look(literals);
    int count = (entry & InflateTable.LITERALS) >> 6;
    if (count > 0) {
      INTS.set(window, written, entry >>> 8);
      written += count;
      return;
    }
    int kind = entry >> 8 & 3;
    if (kind != InflateTable.RANGE) {
      end(kind);
      return;
    }
    int length = (entry >>> 16) + input.take(entry >> 10 & 15);
    input.refill();
    entry = look(distances);
    int distance = (entry >>> 16) + input.take(entry >> 10 & 15);
    if ((entry >> 8 & 3) != InflateTable.RANGE || distance > written) {
      throw damaged();
    }
    copy(window, written, distance, length);
    written += length;
  }

  private int look(InflateTable table) {
    int entry = table.entries()[(int) input.bits & table.mask()];
    if ((entry & InflateTable.LITERALS) == 0 && (entry >> 8 & 3) == InflateTable.LONGER) {
      input.drop(entry & InflateTable.BITS);
      int mask = (1 << (entry >> 10 & 15)) - 1;
      entry = table.entries()[(entry >>> 16) + ((int) input.bits & mask)];
    }
    input.drop(entry & InflateTable.BITS);
    return entry;
  }
}
