package amplify.raster;

import java.util.Iterator;

/** The bits of compressed data that lie in several parts of a file, lowest first. */
final class InflateInput {

  /** So many bits there are after {@link #refill}, unless the data end. */
  static final int REFILLED = 56;

  private final Source source;
  private final Iterator<PngFile.Span> spans;
  private final byte[] bytes;

  // What the loop of Inflation takes over and gives back.
  int at;
  int end;

  /** The next bits; those beyond the count are zero or what is going to be there. */
  long bits;

  int count;

  InflateInput(Source source, Iterator<PngFile.Span> spans) {
    this.source = source;
    this.spans = spans;
    this.bytes = source.bytes();
  }

  byte[] bytes() {
    return bytes;
  }

  /** Makes at least 56 bits ready, or all there are. */
  void refill() {
    while (count < REFILLED && nextSpan()) {
      bits |= (bytes[at++] & 0xFFL) << count;
      count += 8;
    }
  }

  private boolean nextSpan() {
    while (at == end && spans.hasNext()) {
      PngFile.Span span = spans.next();
      at = span.from();
      end = at + span.length();
    }
    return at < end;
  }

  /** Takes bits that were looked at. */
  void drop(int number) {
    if (number > count) {
      throw source.truncated();
    }
    bits >>>= number;
    count -= number;
  }

  /** Takes the next bits, at most 16. */
  int take(int number) {
    if (count < number) {
      refill();
    }
    int value = (int) bits & ((1 << number) - 1);
    drop(number);
    return value;
  }

  /** Leaves what remains of a byte. */
  void align() {
    drop(count & 7);
  }

  /** Copies whole bytes, and returns how many; at least one. */
  int copy(byte[] to, int from, int most) {
    if (count > 0) {
      to[from] = (byte) take(8);
      return 1;
    }
    // What was read ahead is not to be there when bytes are left out.
    bits = 0;
    if (!nextSpan()) {
      throw source.truncated();
    }
    int number = Math.min(most, end - at);
    System.arraycopy(bytes, at, to, from, number);
    at += number;
    return number;
  }
}
