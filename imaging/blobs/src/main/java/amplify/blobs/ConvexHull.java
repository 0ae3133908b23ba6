package amplify.blobs;

/**
 * The convex hull of a blob's pixel centres, corners only.
 *
 * <p>A blob is connected, so the first and last pixel of each row are all that can be corners, and
 * come in order: Andrew's monotone chain without the sorting.
 */
final class ConvexHull {

  private final int[] x;
  private final int[] y;
  private final int corners;
  private final long twiceArea;

  private ConvexHull(int[] x, int[] y, int corners) {
    this.x = x;
    this.y = y;
    this.corners = corners;
    long sum = 0;
    for (int i = 0, before = corners - 1; i < corners; before = i++) {
      sum += (long) x[before] * y[i] - (long) x[i] * y[before];
    }
    this.twiceArea = Math.abs(sum);
  }

  /** The hull of a blob with a pixel in every row. */
  static ConvexHull of(Mask blob) {
    int height = blob.height();
    var first = new int[height];
    var last = new int[height];
    for (int row = 0; row < height; row++) {
      int start = blob.start(row);
      int k = 0;
      while (blob.words()[start + k] == 0) {
        k++;
      }
      first[row] = (k << 6) + Long.numberOfTrailingZeros(blob.words()[start + k]);
      k = blob.stride() - 1;
      while (blob.words()[start + k] == 0) {
        k--;
      }
      last[row] = (k << 6) + 63 - Long.numberOfLeadingZeros(blob.words()[start + k]);
    }
    var x = new int[2 * height];
    var y = new int[2 * height];
    int corners = 0;
    for (int row = 0; row < height; row++) {
      corners = push(x, y, corners, 0, first[row], row);
    }
    // Where the bottom row has one pixel, the way up starts from it anew.
    corners -= last[height - 1] == first[height - 1] ? 1 : 0;
    int floor = corners;
    for (int row = height - 1; row >= 0; row--) {
      corners = push(x, y, corners, floor, last[row], row);
    }
    if (corners > 1 && x[corners - 1] == x[0] && y[corners - 1] == y[0]) {
      corners--;
    }
    return new ConvexHull(x, y, corners);
  }

  /** Adds a point to the chain that begins at {@code floor}, dropping what no longer bulges. */
  private static int push(int[] x, int[] y, int corners, int floor, int nextX, int nextY) {
    int top = corners;
    while (top - floor >= 2
        && (long) (x[top - 1] - x[top - 2]) * (nextY - y[top - 2])
                - (long) (y[top - 1] - y[top - 2]) * (nextX - x[top - 2])
            >= 0) {
      top--;
    }
    x[top] = nextX;
    y[top] = nextY;
    return top + 1;
  }

  /** Whether all pixels lie in one line, or there is just one. */
  boolean isLine() {
    return twiceArea == 0;
  }

  /** The number of corners. */
  int corners() {
    return corners;
  }

  /** A corner's column. */
  int x(int corner) {
    return x[corner];
  }

  /** A corner's row. */
  int y(int corner) {
    return y[corner];
  }

  /** The area between the corners, square pixels. */
  double area() {
    return twiceArea / 2.0;
  }

  /** The length round the corners, pixels. */
  double perimeter() {
    double length = 0;
    for (int i = 0, before = corners - 1; i < corners; before = i++) {
      double dx = x[i] - x[before];
      double dy = y[i] - y[before];
      length += Math.sqrt(dx * dx + dy * dy);
    }
    return length;
  }
}
