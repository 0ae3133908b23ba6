package amplify.segment;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import javax.imageio.ImageIO;

/** A decoded mask, its blobs counted by walking from pixel to pixel. */
record Pixels(int width, int height, List<Integer> greys) {

  static Pixels of(byte[] png) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    int[] greys =
        image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
    return new Pixels(image.getWidth(), image.getHeight(), Arrays.stream(greys).boxed().toList());
  }

  /** The blobs, larger ones first, then from left to right and downwards. */
  List<Extent> blobs() {
    var seen = new boolean[greys.size()];
    var blobs = new ArrayList<Extent>();
    for (int start = 0; start < seen.length; start++) {
      if (greys.get(start) != 0 && !seen[start]) {
        blobs.add(walk(start, seen));
      }
    }
    blobs.sort(
        Comparator.comparingLong((Extent blob) -> -blob.area)
            .thenComparingInt(Extent::left)
            .thenComparingInt(Extent::top));
    return blobs;
  }

  private Extent walk(int start, boolean[] seen) {
    var open = new ArrayList<Integer>(List.of(start));
    seen[start] = true;
    Extent extent = Extent.NONE;
    while (!open.isEmpty()) {
      int at = open.removeLast();
      int row = at / width;
      int column = at % width;
      extent = extent.with(row, column);
      for (int r = Math.max(0, row - 1); r <= Math.min(height - 1, row + 1); r++) {
        for (int c = Math.max(0, column - 1); c <= Math.min(width - 1, column + 1); c++) {
          int next = r * width + c;
          if (greys.get(next) != 0 && !seen[next]) {
            seen[next] = true;
            open.add(next);
          }
        }
      }
    }
    return extent;
  }

  /** How far some pixels reach, sides inclusive, and how many they are. */
  record Extent(long area, int left, int top, int right, int bottom) {

    static final Extent NONE = new Extent(0, Integer.MAX_VALUE, Integer.MAX_VALUE, -1, -1);

    Extent with(int row, int column) {
      return and(new Extent(1, column, row, column, row));
    }

    Extent and(Extent other) {
      return new Extent(
          area + other.area,
          Math.min(left, other.left),
          Math.min(top, other.top),
          Math.max(right, other.right),
          Math.max(bottom, other.bottom));
    }

    /** Left, top, width, height. */
    List<Object> box() {
      return List.of((long) left, (long) top, (long) right - left + 1, (long) bottom - top + 1);
    }
  }
}
