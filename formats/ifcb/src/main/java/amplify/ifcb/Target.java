package amplify.ifcb;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A usable line of an .adc.
 *
 * @param number the line's number, from 1
 * @param trigger the trigger that took the image
 * @param x the box's left side in the camera's frame, in pixels
 * @param y its upper side
 * @param width its width, not 0
 * @param height its height, not 0
 * @param offset where its pixels begin in the .roi, in bytes
 */
record Target(int number, long trigger, long x, long y, long width, long height, long offset) {

  /** No sum of a few such numbers overflows, and nothing real comes near it. */
  private static final long ABSURD = 1_000_000_000_000_000L;

  /** Reads a line; empty if it is not usable. */
  static Optional<Target> parse(String line, int number, BinStyle style) {
    String[] columns = line.split(",", -1);
    int first = style.firstBoxColumn();
    if (columns.length < first + 5) {
      return Optional.empty();
    }
    var box = new long[5];
    for (int i = 0; i < box.length; i++) {
      OptionalLong value = integer(columns[first + i]);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      box[i] = value.getAsLong();
    }
    OptionalLong trigger = trigger(line);
    return trigger.isEmpty() || box[2] == 0 || box[3] == 0
        ? Optional.empty()
        : Optional.of(
            new Target(number, trigger.getAsLong(), box[0], box[1], box[2], box[3], box[4]));
  }

  /** The trigger of any line that has one, usable or not. */
  static OptionalLong trigger(String line) {
    int comma = line.indexOf(',');
    return comma < 0 ? OptionalLong.empty() : integer(line.substring(0, comma));
  }

  /** Whether two halves of a split particle can have these boxes: more than 2 px in common. */
  boolean overlaps(Target b) {
    return x < b.x + b.width - 2
        && x + width > b.x + 2
        && y < b.y + b.height - 2
        && y + height > b.y + 2;
  }

  /** Why the pixels cannot be read from a .roi of that length; empty if they can. */
  Optional<String> damage(long roiLength) {
    return fault(roiLength)
        .map(fault ->
            "ROI of %d×%d pixels at offset %d in a .roi of %d bytes %s"
                .formatted(width, height, offset, roiLength, fault));
  }

  /** The pixels, if the box is sound; empty if the .roi has been cut since its length was told. */
  Optional<byte[]> pixels(RoiBytes roi) throws IOException {
    return roi.read(offset, (int) (width * height));
  }

  private Optional<String> fault(long roiLength) {
    if (width < 0 || height < 0) {
      return Optional.of("has a negative size");
    }
    if (offset < 0) {
      return Optional.of("has a negative offset");
    }
    if (width > Bin.MAX_PIXELS || height > Bin.MAX_PIXELS || width * height > Bin.MAX_PIXELS) {
      return Optional.of("is larger than the %d pixels allowed".formatted(Bin.MAX_PIXELS));
    }
    long beyond = offset + width * height - roiLength;
    return beyond > 0
        ? Optional.of("ends %d bytes past the end".formatted(beyond))
        : Optional.empty();
  }

  /** An integer in decimal, between blanks; one too long for any use is cut to ±10^15. */
  private static OptionalLong integer(String field) {
    String text = field.strip();
    int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    if (start == text.length()) {
      return OptionalLong.empty();
    }
    long value = 0;
    for (int i = start; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return OptionalLong.empty();
      }
      value = Math.min(value * 10 + digit, ABSURD);
    }
    return OptionalLong.of(text.charAt(0) == '-' ? -value : value);
  }
}
