package amplify.blobs;

/**
 * The volume of a blob of any shape: how far its pixels lie from its outline stands for its height.
 *
 * <p>Source: Moberg and Sosik, Distance maps to estimate cell volume from two-dimensional plankton
 * images, Limnology and Oceanography: Methods 10 (2012).
 *
 * <p>Published values were made with running float32 sums in column-major order. They drift from
 * the exact ones by up to 4e-3, so this arithmetic is part of the definition.
 */
final class DistanceMap {

  private static final float HALF_PI = (float) (Math.PI / 2);

  private final int width;
  private final int height;

  /** Column-major; 0 outside the blob. */
  private final float[] heights;

  private final int area;

  private DistanceMap(Mask blob, Mask perimeter) {
    width = blob.width();
    height = blob.height();
    area = blob.area();
    heights = heights(blob, rowDistances(perimeter));
  }

  /** The volume of a blob with the given perimeter pixels. */
  static Volume volume(Mask blob, Mask perimeter) {
    return new DistanceMap(blob, perimeter).volume();
  }

  private Volume volume() {
    float sum = 0;
    for (float value : heights) {
      sum += value;
    }
    float x = 4 * (sum / area) - 2;
    double y = x;
    double volumeScale = y * y / (y * y + 2 * y + 0.5);
    double surfaceScale = Math.PI * y / 2 / (2 * Math.sqrt(2) * y / 2 + (1 + Math.sqrt(2)) / 2);
    return new Volume(
        (float) (volumeScale * HALF_PI * 2 * sum), x, (float) (2 * surfaceScale) * surface());
  }

  private float surface() {
    float sum1 = 0;
    float sum2 = 0;
    for (int column = 0; column + 1 < width; column++) {
      for (int row = 0; row + 1 < height; row++) {
        int at = column * height + row;
        float a = heights[at];
        float b = heights[at + 1];
        float c = heights[at + height];
        float d = heights[at + height + 1];
        if (a + b + c + d == 0) {
          continue;
        }
        float ab = a - b;
        float ad = a - d;
        float cd = c - d;
        sum1 += 0.5f * length(ab, ad - ab);
        sum2 += 0.5f * length(cd, ad - cd);
      }
    }
    return sum1 + sum2;
  }

  /** The length of the vector product of two edges a unit apart, given what is not 1 of it. */
  private static float length(float u, float v) {
    return (float) Math.sqrt(u * u + v * v + 1f);
  }

  /** Column-major: how far the nearest perimeter pixel of the same row is; each row has one. */
  private static int[] rowDistances(Mask perimeter) {
    int width = perimeter.width();
    int height = perimeter.height();
    var distances = new int[width * height];
    for (int row = 0; row < height; row++) {
      int distance = width;
      for (int column = 0; column < width; column++) {
        distance = perimeter.isSet(row, column) ? 0 : distance + 1;
        distances[column * height + row] = distance;
      }
      distance = width;
      for (int column = width - 1; column >= 0; column--) {
        int at = column * height + row;
        distance = perimeter.isSet(row, column) ? 0 : distance + 1;
        distances[at] = Math.min(distances[at], distance);
      }
    }
    return distances;
  }

  private static float[] heights(Mask blob, int[] rowDistances) {
    int height = blob.height();
    var heights = new float[rowDistances.length];
    for (int column = 0; column < blob.width(); column++) {
      for (int row = 0; row < height; row++) {
        if (blob.isSet(row, column)) {
          int at = column * height + row;
          heights[at] = (float) (Math.sqrt((double) nearest(rowDistances, at, row, height)) + 1);
        }
      }
    }
    return heights;
  }

  /** The squared distance to the nearest perimeter pixel, looking no further off than it is. */
  private static long nearest(int[] rowDistances, int at, int row, int height) {
    long best = (long) rowDistances[at] * rowDistances[at];
    for (int up = 1; up <= row && (long) up * up < best; up++) {
      long distance = rowDistances[at - up];
      best = Math.min(best, distance * distance + (long) up * up);
    }
    for (int down = 1; down < height - row && (long) down * down < best; down++) {
      long distance = rowDistances[at + down];
      best = Math.min(best, distance * distance + (long) down * down);
    }
    return best;
  }
}
