package amplify.ifcb;

import amplify.image.GreyImage;
import java.util.Arrays;
import java.util.Optional;

/** Joins the two halves of a split particle. */
final class Stitch {

  private final int width;
  private final int height;
  private final byte[] pixels;
  private final boolean[] covered;

  private Stitch(int width, int height) {
    this.width = width;
    this.height = height;
    pixels = new byte[width * height];
    covered = new boolean[width * height];
  }

  /** Why the union of two boxes cannot be an image; empty if it can. */
  static Optional<String> damage(Target a, Target b) {
    long width = width(a, b);
    long height = height(a, b);
    boolean fits =
        width <= Bin.MAX_PIXELS && height <= Bin.MAX_PIXELS && width * height <= Bin.MAX_PIXELS;
    return fits
        ? Optional.empty()
        : Optional.of(
            "stitched with target %d it has %d×%d pixels, which is more than the %d allowed"
                .formatted(b.number(), width, height, Bin.MAX_PIXELS));
  }

  /** The image over the union of both boxes, b above a, the gap filled with one grey value. */
  static GreyImage join(Target a, byte[] pixelsOfA, Target b, byte[] pixelsOfB) {
    var stitch = new Stitch((int) width(a, b), (int) height(a, b));
    long left = Math.min(a.x(), b.x());
    long top = Math.min(a.y(), b.y());
    stitch.paste(pixelsOfA, a, (int) (a.x() - left), (int) (a.y() - top));
    stitch.paste(pixelsOfB, b, (int) (b.x() - left), (int) (b.y() - top));
    stitch.fillGap();
    return new GreyImage(stitch.width, stitch.height, stitch.pixels);
  }

  private static long width(Target a, Target b) {
    return Math.max(a.x() + a.width(), b.x() + b.width()) - Math.min(a.x(), b.x());
  }

  private static long height(Target a, Target b) {
    return Math.max(a.y() + a.height(), b.y() + b.height()) - Math.min(a.y(), b.y());
  }

  private void paste(byte[] part, Target box, int left, int top) {
    int columns = (int) box.width();
    for (int row = 0; row < box.height(); row++) {
      int at = (top + row) * width + left;
      System.arraycopy(part, row * columns, pixels, at, columns);
      Arrays.fill(covered, at, at + columns, true);
    }
  }

  private void fillGap() {
    long sum = 0;
    long count = 0;
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        int at = row * width + column;
        if (covered[at] && besideGap(row, column)) {
          sum += pixels[at] & 0xFF;
          count++;
        }
      }
    }
    byte grey = (byte) meanHalfToEven(sum, count);
    for (int at = 0; at < pixels.length; at++) {
      if (!covered[at]) {
        pixels[at] = grey;
      }
    }
  }

  private boolean besideGap(int row, int column) {
    int at = row * width + column;
    return (row > 0 && !covered[at - width])
        || (row < height - 1 && !covered[at + width])
        || (column > 0 && !covered[at - 1])
        || (column < width - 1 && !covered[at + 1]);
  }

  private static long meanHalfToEven(long sum, long count) {
    if (count == 0) {
      return 0;
    }
    long mean = sum / count;
    long twiceRest = 2 * (sum % count);
    boolean up = twiceRest > count || (twiceRest == count && mean % 2 == 1);
    return up ? mean + 1 : mean;
  }
}
