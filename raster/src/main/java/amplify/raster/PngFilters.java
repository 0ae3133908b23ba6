package amplify.raster;

/**
 * Takes back the filters of PNG rows. Source: W3C Recommendation, Portable Network Graphics, second
 * edition, chapter 9.
 */
final class PngFilters {

  private PngFilters() {}

  /**
   * Puts the bytes of a row in the place of what the filter left of them.
   *
   * @param row the filter's number, then the row
   * @param above the row above it, likewise
   * @param step bytes between those of one pixel and those of the next
   * @return whether the filter's number is a known one
   */
  static boolean undo(byte[] row, byte[] above, int step) {
    switch (row[0]) {
      case 0 -> {}
      case 1 -> sub(row, step);
      case 2 -> up(row, above);
      case 3 -> average(row, above, step);
      case 4 -> {
        if (step == 3) {
          paethOfThree(row, above);
        } else {
          paeth(row, above, step);
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void sub(byte[] row, int step) {
    for (int i = step + 1; i < row.length; i++) {
      row[i] += row[i - step];
    }
  }

  private static void up(byte[] row, byte[] above) {
    for (int i = 1; i < row.length; i++) {
      row[i] += above[i];
    }
  }

  private static void average(byte[] row, byte[] above, int step) {
    int first = Math.min(step + 1, row.length);
    for (int i = 1; i < first; i++) {
      row[i] += (byte) ((above[i] & 0xFF) >> 1);
    }
    for (int i = first; i < row.length; i++) {
      row[i] += (byte) (((row[i - step] & 0xFF) + (above[i] & 0xFF)) >> 1);
    }
  }

  private static void paeth(byte[] row, byte[] above, int step) {
    int first = Math.min(step + 1, row.length);
    for (int i = 1; i < first; i++) {
      row[i] += above[i];
    }
    for (int i = first; i < row.length; i++) {
      row[i] += (byte) nearest(row[i - step] & 0xFF, above[i] & 0xFF, above[i - step] & 0xFF);
    }
  }

  /** The same for RGB, whose three chains of bytes go on beside each other without reading back. */
  private static void paethOfThree(byte[] row, byte[] above) {
    int left0 = 0;
    int left1 = 0;
    int left2 = 0;
    int corner0 = 0;
    int corner1 = 0;
    int corner2 = 0;
    for (int i = 1; i + 2 < row.length; i += 3) {
      int up0 = above[i] & 0xFF;
      int up1 = above[i + 1] & 0xFF;
      int up2 = above[i + 2] & 0xFF;
      left0 = (row[i] + nearest(left0, up0, corner0)) & 0xFF;
      left1 = (row[i + 1] + nearest(left1, up1, corner1)) & 0xFF;
      left2 = (row[i + 2] + nearest(left2, up2, corner2)) & 0xFF;
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
