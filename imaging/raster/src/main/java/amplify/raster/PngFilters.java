package amplify.raster;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Takes back the filters of PNG rows. Source: W3C Recommendation, Portable Network Graphics, second
 * edition, chapter 9.
 */
final class PngFilters {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Where samples are in a number that has three of them. */
  private static final long SAMPLES = 0xFF_00FF_00FFL;

  private PngFilters() {}

  /**
   * Puts together the bytes of a row from what the filter left of them.
   *
   * @param from where the filter's number is, followed by what it left
   * @param at where in it
   * @param row the row to be filled
   * @param above the row above it
   * @param step bytes between those of one pixel and those of the next
   * @return whether the filter's number is a known one
   */
  static boolean undo(byte[] from, int at, byte[] row, byte[] above, int step) {
    int rest = at + 1;
    switch (from[at]) {
      case 0 -> System.arraycopy(from, rest, row, 0, row.length);
      case 1 -> sub(from, rest, row, step);
      case 2 -> up(from, rest, row, above);
      case 3 -> {
        if (step == 3) {
          averageOfThree(from, rest, row, above);
        } else {
          average(from, rest, row, above, step);
        }
      }
      case 4 -> {
        if (step == 3) {
          paethOfThree(from, rest, row, above);
        } else {
          paeth(from, rest, row, above, step);
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void sub(byte[] from, int at, byte[] row, int step) {
    int first = Math.min(step, row.length);
    System.arraycopy(from, at, row, 0, first);
    for (int i = first; i < row.length; i++) {
      row[i] = (byte) (from[at + i] + row[i - step]);
    }
  }

  private static void up(byte[] from, int at, byte[] row, byte[] above) {
    for (int i = 0; i < row.length; i++) {
      row[i] = (byte) (from[at + i] + above[i]);
    }
  }

  private static void average(byte[] from, int at, byte[] row, byte[] above, int step) {
    int first = Math.min(step, row.length);
    for (int i = 0; i < first; i++) {
      row[i] = (byte) (from[at + i] + ((above[i] & 0xFF) >> 1));
    }
    averageOn(from, at, row, above, step, first);
  }

  private static void averageOn(
      byte[] from, int at, byte[] row, byte[] above, int step, int start) {
    for (int i = start; i < row.length; i++) {
      row[i] = (byte) (from[at + i] + (((row[i - step] & 0xFF) + (above[i] & 0xFF)) >> 1));
    }
  }

  /**
   * The same for RGB, all samples of a pixel in one number, 16 bits each, and two pixels at a time.
   * Twice what the filter left, the left and the upper sample add up to at most 1020, and half of
   * that is the sample, but for its bits above the lowest eight.
   */
  private static void averageOfThree(byte[] from, int at, byte[] row, byte[] above) {
    long left = 0;
    int i = 0;
    for (int end = row.length - 7; i < end; i += 6) {
      long rest = (long) LONGS.get(from, at + i);
      long up = (long) LONGS.get(above, i);
      long first = ((2 * apart(rest) + apart(up) + left) >>> 1) & SAMPLES;
      left = ((2 * apart(rest >>> 24) + apart(up >>> 24) + first) >>> 1) & SAMPLES;
      // The next round, or what follows, puts right the two bytes too many.
      LONGS.set(row, i, together(first) | (together(left) << 24));
    }
    if (i == 0) {
      average(from, at, row, above, 3);
      return;
    }
    averageOn(from, at, row, above, 3, i);
  }

  /** The three lowest bytes, 16 bits each: the first, the third, the second. */
  private static long apart(long bytes) {
    return (bytes & 0xFF00FF) | ((bytes & 0xFF00) << 24);
  }

  private static long together(long samples) {
    return (samples | samples >>> 24) & 0xFFFFFF;
  }

  private static void paeth(byte[] from, int at, byte[] row, byte[] above, int step) {
    int first = Math.min(step, row.length);
    for (int i = 0; i < first; i++) {
      row[i] = (byte) (from[at + i] + above[i]);
    }
    for (int i = first; i < row.length; i++) {
      int nearest = nearest(row[i - step] & 0xFF, above[i] & 0xFF, above[i - step] & 0xFF);
      row[i] = (byte) (from[at + i] + nearest);
    }
  }

  /** The same for RGB. */
  private static void paethOfThree(byte[] from, int at, byte[] row, byte[] above) {
    int left0 = 0;
    int left1 = 0;
    int left2 = 0;
    int corner0 = 0;
    int corner1 = 0;
    int corner2 = 0;
    int end = row.length - 2;
    for (int i = 0; i < end; i += 3) {
      int up0 = above[i] & 0xFF;
      int up1 = above[i + 1] & 0xFF;
      int up2 = above[i + 2] & 0xFF;
      left0 = (from[at + i] + nearest(left0, up0, corner0)) & 0xFF;
      left1 = (from[at + i + 1] + nearest(left1, up1, corner1)) & 0xFF;
      left2 = (from[at + i + 2] + nearest(left2, up2, corner2)) & 0xFF;
      row[i] = (byte) left0;
      row[i + 1] = (byte) left1;
      row[i + 2] = (byte) left2;
      corner0 = up0;
      corner1 = up1;
      corner2 = up2;
    }
  }

  /**
   * The one of left, up and corner that is nearest to left + up − corner; ties in this order.
   *
   * <p>It is the greater of left and up if the corner is so low that 3 corner − left − up does not
   * exceed the lesser, the lesser if the corner is as high in the other direction, else the corner.
   * Masks choose, as branches would be guessed wrong for every other sample.
   */
  static int nearest(int left, int up, int corner) {
    int low = Math.min(left, up);
    int high = Math.max(left, up);
    int turn = 3 * corner - left - up;
    int lowOrCorner = low ^ ((low ^ corner) & ((turn - high) >> 31));
    return high ^ ((high ^ lowOrCorner) & ((low - turn) >> 31));
  }
}
