package amplify.blobs;

import java.util.Arrays;

/**
 * The volume of a blob taken for a solid of revolution: every column of the blob, its major axis
 * lying flat, is the diameter of a circular slice.
 *
 * <p>Source: Sosik and Kilfoyle's {@code surface_area} in ifcb-analysis.
 */
final class SolidOfRevolution {

  private SolidOfRevolution() {}

  /** The volume of a rotated blob. */
  static Volume of(Mask rotated) {
    var counts = new int[rotated.width()];
    var tops = new int[rotated.width()];
    for (int row = 0; row < rotated.height(); row++) {
      int start = rotated.start(row);
      for (int k = 0; k < rotated.stride(); k++) {
        for (long bits = rotated.words()[start + k]; bits != 0; bits &= bits - 1) {
          int column = (k << 6) + Long.numberOfTrailingZeros(bits);
          if (counts[column]++ == 0) {
            tops[column] = row + 1;
          }
        }
      }
    }
    return ofSlices(counts, tops);
  }

  private static Volume ofSlices(int[] counts, int[] tops) {
    // Diameters and centres are doubled and in order: columns without a pixel are passed over.
    var diameter = new int[counts.length];
    var twiceCentre = new int[counts.length];
    int slices = 0;
    for (int column = 0; column < counts.length; column++) {
      if (counts[column] > 0) {
        diameter[slices] = counts[column];
        twiceCentre[slices++] = 2 * tops[column] + counts[column];
      }
    }
    if (slices > 1) {
      twiceCentre[0] = twiceCentre[1];
      twiceCentre[slices - 1] = twiceCentre[slices - 2];
    }
    double volume = 0;
    double sides = 0;
    for (int i = 0; i + 1 < slices; i++) {
      double length = 1 + (i == 0 ? 0.5 : 0) + (i + 2 == slices ? 0.5 : 0);
      double base = circle(diameter[i]);
      double next = circle(diameter[i + 1]);
      volume += length / 3 * (base + next + Math.sqrt(base * next));
      sides +=
          QuadStrip.area(length, diameter[i], diameter[i + 1], twiceCentre[i] - twiceCentre[i + 1]);
    }
    double ends = slices == 0 ? 0 : circle(diameter[0]) + circle(diameter[slices - 1]);
    double width = Arrays.stream(diameter, 0, slices).average().orElse(0);
    return new Volume(volume, width, 2 * sides + ends);
  }

  private static double circle(double diameter) {
    return Math.PI * diameter * diameter / 4;
  }
}
