package amplify.blobs;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Finds the blobs of a mask, for those that need no features of them. */
public final class Blobs {

  private static final Comparator<Box> ORDER =
      Comparator.comparingInt((Box box) -> -box.area)
          .thenComparingInt(box -> box.left)
          .thenComparingInt(box -> box.top)
          .thenComparingInt(box -> box.rowInLeft);

  private Blobs() {}

  /**
   * A mask's blobs, its 8-connected components: larger ones first, then by the column and row where
   * their bounding boxes start, then by their first pixel in column-major order. None if it is
   * empty.
   */
  public static List<Blob> of(Mask mask) {
    Components components = Components.eightConnected(mask);
    var boxes = new Box[components.runs()];
    for (int run = 0; run < components.runs(); run++) {
      int root = components.root(run);
      if (root == run) {
        boxes[root] = new Box();
      }
      boxes[root].add(components.row(run), components.first(run), components.end(run));
    }
    for (int run = 0; run < components.runs(); run++) {
      boxes[components.root(run)].draw(
          components.row(run), components.first(run), components.end(run));
    }
    return Arrays.stream(boxes)
        .filter(box -> box != null)
        .sorted(ORDER)
        .map(box -> new Blob(box.top, box.left, box.crop))
        .toList();
  }

  /** A component's bounding box while its runs are gathered in row-major order. */
  private static final class Box {

    private int area;
    private int top = Integer.MAX_VALUE;
    private int left = Integer.MAX_VALUE;
    private int rowInLeft;
    private int right;
    private int bottom;
    private Mask crop;

    private void add(int row, int first, int end) {
      area += end - first;
      top = Math.min(top, row);
      bottom = row + 1;
      right = Math.max(right, end);
      if (first < left) {
        left = first;
        rowInLeft = row;
      }
    }

    private void draw(int row, int first, int end) {
      if (crop == null) {
        crop = new Mask(right - left, bottom - top);
      }
      crop.set(row - top, first - left, end - left);
    }
  }
}
