package amplify.blobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The models of volume give what their definitions say, and about what geometry says. */
class VolumeTest {

  @ParameterizedTest
  @MethodSource("amplify.blobs.RandomMasks#blobs")
  void theDistanceMapIsBuiltOnTheNearestPerimeterPixel(Mask blob) {
    Mask perimeter = PerimeterPixels.of(blob);
    float[][] z = naiveHeights(blob, perimeter);
    float sum = 0;
    float sum1 = 0;
    float sum2 = 0;
    for (int column = 0; column < blob.width(); column++) {
      for (int row = 0; row < blob.height(); row++) {
        sum += z[row][column];
        if (row + 1 < blob.height() && column + 1 < blob.width()) {
          float[] ab = {-1, 0, z[row][column] - z[row + 1][column]};
          float[] ad = {-1, -1, z[row][column] - z[row + 1][column + 1]};
          float[] cd = {-1, 0, z[row][column + 1] - z[row + 1][column + 1]};
          if (Math.abs(ab[2]) + Math.abs(ad[2]) + Math.abs(cd[2]) + z[row][column] != 0) {
            sum1 += 0.5f * crossed(ab, ad);
            sum2 += 0.5f * crossed(cd, ad);
          }
        }
      }
    }
    float x = 4 * (sum / blob.area()) - 2;
    double c1 = (double) x * x / ((double) x * x + 2.0 * x + 0.5);
    double c = Math.PI * x / 2 / (2 * Math.sqrt(2) * x / 2 + (1 + Math.sqrt(2)) / 2);
    Volume volume = DistanceMap.volume(blob, perimeter);
    assertEquals(x, volume.representativeWidth());
    assertClose(c1 * (Math.PI / 2) * 2 * sum, volume.biovolume());
    assertClose(2 * c * (sum1 + sum2), volume.surfaceArea());
  }

  @ParameterizedTest
  @MethodSource("amplify.blobs.RandomMasks#blobs")
  void theSolidOfRevolutionsSideIsMadeOfTriangles(Mask blob) {
    var counts = new double[blob.width()];
    var tops = new double[blob.width()];
    for (int row = blob.height() - 1; row >= 0; row--) {
      for (int column = 0; column < blob.width(); column++) {
        if (blob.isSet(row, column)) {
          counts[column]++;
          tops[column] = row + 1;
        }
      }
    }
    Volume expected = naiveSolid(counts, tops);
    Volume volume = SolidOfRevolution.of(blob);
    assertEquals(expected.biovolume(), volume.biovolume(), 1e-11 * expected.biovolume());
    assertEquals(
        expected.representativeWidth(), volume.representativeWidth(), 1e-11 * blob.height());
    assertEquals(expected.surfaceArea(), volume.surfaceArea(), 1e-11 * expected.surfaceArea());
  }

  @Test
  void aSlicesSideIsExactHoweverFarItsNeighbourIsShifted() {
    for (int shift = -90; shift <= 90; shift++) {
      for (int diameter = 1; diameter < 40; diameter += 3) {
        double[] first = {0, 50, 8};
        double[] next = {1.5, 50 + shift / 2.0, diameter / 2.0};
        assertEquals(
            naiveSide(first, next), QuadStrip.area(1.5, 16, diameter, shift), 1e-10 * 1000);
      }
    }
  }

  @Test
  void columnsWithoutAPixelAreLeftOutOfTheSolid() {
    assertEquals(
        SolidOfRevolution.of(RandomMasks.of(".###", "####", ".##.")),
        SolidOfRevolution.of(RandomMasks.of("..##..#", "#.##..#", "..##...")));
  }

  @Test
  void aDiskGivesASphereInBothModels() {
    double radius = 60;
    Mask disk =
        RandomMasks.where(121, 121, (row, column) -> Math.hypot(row - 60, column - 60) <= radius);
    double sphere = 4.0 / 3 * Math.PI * Math.pow(radius + 0.5, 3);
    double surface = 4 * Math.PI * Math.pow(radius + 0.5, 2);
    Volume revolution = SolidOfRevolution.of(disk);
    Volume map = DistanceMap.volume(disk, PerimeterPixels.of(disk));
    assertEquals(sphere, revolution.biovolume(), 0.05 * sphere);
    assertEquals(surface, revolution.surfaceArea(), 0.05 * surface);
    assertTrue(map.biovolume() > 0.3 * sphere && map.biovolume() < sphere);
  }

  @ParameterizedTest
  @MethodSource("amplify.blobs.RandomMasks#blobs")
  void layingABlobFlatSamplesTheNearestPixels(Mask blob) {
    Moments moments = Moments.of(blob);
    for (double orientation : new double[] {0, 90, 45, -45, 17.25, -88, 89.999, -0.001}) {
      assertEquals(
          NaiveOrientation.flat(blob, orientation), Rotation.flat(blob, moments, orientation));
    }
  }

  @ParameterizedTest
  @MethodSource("amplify.blobs.RandomMasks#blobs")
  void aBlobTurnedByAQuarterKeepsItsFeatures(Mask blob) {
    int newWidth = blob.height();
    int newHeight = blob.width();
    Mask turned = RandomMasks.where(newWidth, newHeight, (row, column) -> blob.isSet(column, row));
    BlobFeatures features = BlobMeasurement.of(blob);
    BlobFeatures ofTurned = BlobMeasurement.of(turned);
    assertEquals(features.area(), ofTurned.area());
    assertEquals(features.boxWidth(), ofTurned.boxHeight());
    assertClose(features.convexArea(), ofTurned.convexArea());
    assertClose(features.convexPerimeter(), ofTurned.convexPerimeter());
    assertClose(features.majorAxisLength(), ofTurned.majorAxisLength());
    assertClose(features.perimeter(), ofTurned.perimeter());
    assertClose(features.maxFeretDiameter(), ofTurned.maxFeretDiameter());
    assertClose(features.minFeretDiameter(), ofTurned.minFeretDiameter());
    assertEquals(features.extent(), ofTurned.extent());
  }

  private static float[][] naiveHeights(Mask blob, Mask perimeter) {
    var z = new float[blob.height()][blob.width()];
    for (int row = 0; row < blob.height(); row++) {
      for (int column = 0; column < blob.width(); column++) {
        if (blob.isSet(row, column)) {
          z[row][column] = (float) (distance(perimeter, row, column) + 1);
        }
      }
    }
    return z;
  }

  private static double distance(Mask mask, int row, int column) {
    double nearest = Double.MAX_VALUE;
    for (int y = 0; y < mask.height(); y++) {
      for (int x = 0; x < mask.width(); x++) {
        if (mask.isSet(y, x)) {
          nearest = Math.min(nearest, (double) (y - row) * (y - row) + (x - column) * (x - column));
        }
      }
    }
    return Math.sqrt(nearest);
  }

  private static float crossed(float[] a, float[] b) {
    float x = a[1] * b[2] - a[2] * b[1];
    float y = a[2] * b[0] - a[0] * b[2];
    float z = a[0] * b[1] - a[1] * b[0];
    return (float) Math.sqrt(x * x + y * y + z * z);
  }

  private static Volume naiveSolid(double[] counts, double[] tops) {
    int n = counts.length;
    var centre = new double[n];
    var x = new double[n];
    double width = 0;
    for (int i = 0; i < n; i++) {
      centre[i] = tops[i] + counts[i] / 2;
      x[i] = i + 1 + (i == 0 ? -0.5 : i == n - 1 ? 0.5 : 0);
      width += counts[i] / n;
    }
    if (n > 1) {
      centre[0] = centre[1];
      centre[n - 1] = centre[n - 2];
    }
    double volume = 0;
    double sides = 0;
    for (int i = 0; i + 1 < n; i++) {
      double b1 = Math.PI * counts[i] * counts[i] / 4;
      double b2 = Math.PI * counts[i + 1] * counts[i + 1] / 4;
      volume += (x[i + 1] - x[i]) / 3 * (b1 + b2 + Math.sqrt(b1 * b2));
      sides +=
          naiveSide(
              new double[] {x[i], centre[i], counts[i] / 2},
              new double[] {x[i + 1], centre[i + 1], counts[i + 1] / 2});
    }
    double ends = Math.PI * (counts[0] * counts[0] + counts[n - 1] * counts[n - 1]) / 4;
    return new Volume(volume, width, 2 * sides + ends);
  }

  /** Half the side between two slices, each of x, centre and radius. */
  private static double naiveSide(double[] slice, double[] next) {
    double side = 0;
    for (int j = 0; j < 720; j++) {
      double[] a = surface(slice, j);
      double[] b = surface(next, j);
      double[] c = surface(slice, j + 1);
      double[] d = surface(next, j + 1);
      side += (crossed(a, b, a, d) + crossed(c, d, a, d)) / 2;
    }
    return side;
  }

  private static double[] surface(double[] slice, int quarterDegrees) {
    double angle = Math.toRadians(quarterDegrees / 4.0);
    return new double[] {
      slice[0], slice[1] + Math.cos(angle) * slice[2], Math.sin(angle) * slice[2]
    };
  }

  /** The length of (a−b)×(c−d). */
  private static double crossed(double[] a, double[] b, double[] c, double[] d) {
    double[] p = {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
    double[] q = {c[0] - d[0], c[1] - d[1], c[2] - d[2]};
    double x = p[1] * q[2] - p[2] * q[1];
    double y = p[2] * q[0] - p[0] * q[2];
    double z = p[0] * q[1] - p[1] * q[0];
    return Math.sqrt(x * x + y * y + z * z);
  }

  private static void assertClose(double expected, double actual) {
    assertEquals(expected, actual, 1e-6 * Math.abs(expected));
  }
}
