package amplify.blobs;

import static amplify.blobs.RandomMasks.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is computed in closed form or by words of pixels equals the definition, pixel by pixel. */
class BlobShapeTest {

  @ParameterizedTest
  @MethodSource("amplify.blobs.RandomMasks#blobs")
  void momentsAreSumsOverPixels(Mask blob) {
    double n = 0;
    double sumX = 0;
    double sumY = 0;
    for (int[] pixel : pixels(blob)) {
      n++;
      sumX += pixel[1];
      sumY += pixel[0];
    }
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int[] pixel : pixels(blob)) {
      double x = pixel[1] - sumX / n;
      double y = pixel[0] - sumY / n;
      xx += x * x;
      yy += y * y;
      xy += x * y;
    }
    Moments moments = Moments.of(blob);
    assertEquals((long) n, moments.area());
    assertEquals((long) sumX, moments.sumX());
    assertEquals((long) sumY, moments.sumY());
    double slack = 1e-9 * (1 + xx + yy);
    assertEquals(xx + yy, moments.trace(), slack);
    assertEquals(xx - yy, moments.difference(), slack);
    assertEquals(xy, moments.product(), slack);
  }

  @ParameterizedTest
  @MethodSource("amplify.blobs.RandomMasks#blobs")
  void theHullIsConvexAndHoldsEveryPixel(Mask blob) {
    ConvexHull hull = ConvexHull.of(blob);
    if (hull.isLine()) {
      assertTrue(hull.corners() <= 2, "a line has two ends");
      return;
    }
    for (int i = 0; i < hull.corners(); i++) {
      int next = (i + 1) % hull.corners();
      int afterNext = (i + 2) % hull.corners();
      assertTrue(at(blob, hull.y(i), hull.x(i)));
      assertTrue(turn(hull, i, next, hull.x(afterNext), hull.y(afterNext)) < 0, "strictly convex");
      for (int[] pixel : pixels(blob)) {
        assertTrue(turn(hull, i, next, pixel[1], pixel[0]) <= 0, "no pixel outside");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("amplify.blobs.RandomMasks#blobs")
  void theHullsAreaIsTheSumOfItsTriangles(Mask blob) {
    ConvexHull hull = ConvexHull.of(blob);
    double x = 0;
    double y = 0;
    for (int i = 0; i < hull.corners(); i++) {
      x += (double) hull.x(i) / hull.corners();
      y += (double) hull.y(i) / hull.corners();
    }
    double area = 0;
    double perimeter = 0;
    for (int i = 0; i < hull.corners(); i++) {
      int j = (i + 1) % hull.corners();
      double a = Math.hypot(hull.x(i) - x, hull.y(i) - y);
      double b = Math.hypot(hull.x(j) - x, hull.y(j) - y);
      double c = Math.hypot(hull.x(i) - hull.x(j), hull.y(i) - hull.y(j));
      double s = (a + b + c) / 2;
      area += Math.sqrt(Math.max(0, s * (s - a) * (s - b) * (s - c)));
      perimeter += c;
    }
    assertEquals(area, hull.area(), 1e-6 * (1 + area));
    assertEquals(perimeter, hull.perimeter(), 1e-9 * perimeter);
  }

  @ParameterizedTest
  @MethodSource("amplify.blobs.RandomMasks#blobs")
  void theWidestAndNarrowestAreOver360Angles(Mask blob) {
    ConvexHull hull = ConvexHull.of(blob);
    double max = 0;
    double min = Double.MAX_VALUE;
    for (int degree = 0; degree < 360; degree++) {
      double cos = Math.cos(-degree * Math.PI / 180);
      double sin = Math.sin(-degree * Math.PI / 180);
      double far = -Double.MAX_VALUE;
      double near = Double.MAX_VALUE;
      for (int[] pixel : pixels(blob)) {
        far = Math.max(far, pixel[1] * cos - pixel[0] * sin);
        near = Math.min(near, pixel[1] * cos - pixel[0] * sin);
      }
      max = Math.max(max, far - near + Math.abs(cos) + Math.abs(sin));
      min = Math.min(min, far - near + Math.abs(cos) + Math.abs(sin));
    }
    Feret feret = Feret.of(hull);
    assertEquals(max, feret.max(), 1e-9 * max);
    assertEquals(min, feret.min(), 1e-9 * min);
  }

  @ParameterizedTest
  @MethodSource("amplify.blobs.RandomMasks#blobs")
  void perimeterPixelsAreWeighedByTheirNeighbours(Mask blob) {
    Mask perimeter = PerimeterPixels.of(blob);
    double length = 0;
    for (int row = 0; row < blob.height(); row++) {
      for (int column = 0; column < blob.width(); column++) {
        boolean outermost =
            blob.isSet(row, column)
                && !(at(blob, row - 1, column)
                    && at(blob, row + 1, column)
                    && at(blob, row, column - 1)
                    && at(blob, row, column + 1));
        assertEquals(outermost, perimeter.isSet(row, column));
        length += weight(code(perimeter, row, column));
      }
    }
    assertEquals(length, Perimeter.length(perimeter), 1e-9 * length);
  }

  @Test
  void aBlobSymmetricAboutAnAxisOrADiagonalLiesAlongIt() {
    assertEquals(0.0, orientation("####", "####"));
    assertEquals(90.0, orientation("##", "##", "##", "##"));
    assertEquals(-45.0, orientation("##.", ".##", "..#"), 1e-12);
    assertEquals(45.0, orientation("..#", ".#.", "#.."), 1e-12);
    assertEquals(0.0, orientation(".#.", "###", ".#."));
  }

  @Test
  void aLineHasNoWidth() {
    Ellipse ellipse = Ellipse.of(Moments.of(RandomMasks.of("#########")));
    assertEquals(0.0, ellipse.minorAxis());
    assertEquals(1.0, ellipse.eccentricity());
  }

  private static double orientation(String... rows) {
    Mask blob = RandomMasks.of(rows);
    return Orientation.of(blob, Moments.of(blob));
  }

  private static int code(Mask mask, int row, int column) {
    int code = at(mask, row, column) ? 1 : 0;
    for (int y = -1; y <= 1; y++) {
      for (int x = -1; x <= 1; x++) {
        if ((x != 0 || y != 0) && at(mask, row + y, column + x)) {
          code += x == 0 || y == 0 ? 2 : 10;
        }
      }
    }
    return code;
  }

  private static double weight(int code) {
    return switch (code) {
      case 5, 7, 15, 17, 25, 27 -> 1;
      case 21, 33 -> Math.sqrt(2);
      case 13, 23 -> (1 + Math.sqrt(2)) / 2;
      default -> 0;
    };
  }

  private static long turn(ConvexHull hull, int from, int to, int x, int y) {
    return (long) (hull.x(to) - hull.x(from)) * (y - hull.y(from))
        - (long) (hull.y(to) - hull.y(from)) * (x - hull.x(from));
  }

  private static List<int[]> pixels(Mask blob) {
    var pixels = new ArrayList<int[]>();
    for (int row = 0; row < blob.height(); row++) {
      for (int column = 0; column < blob.width(); column++) {
        if (blob.isSet(row, column)) {
          pixels.add(new int[] {row, column});
        }
      }
    }
    return pixels;
  }
}
