package amplify.blobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Blobs symmetric about a diagonal or an axis equal the reference in every pixel and bit. */
class SymmetricBlobsTest {

  private static final int SMALLEST = 5;
  private static final int LARGEST = 40;
  private static final int BLOBS_PER_SIZE = 25;

  static Stream<SymmetricBlob> golden() {
    return SymmetricBlob.golden();
  }

  @Test
  void thereAre104GoldenBlobs() {
    assertEquals(104, golden().map(SymmetricBlob::name).distinct().count());
  }

  @ParameterizedTest
  @MethodSource("golden")
  void goldenBlobsLieFlatPixelForPixel(SymmetricBlob blob) {
    Moments moments = Moments.of(blob.mask());
    double orientation = Orientation.of(blob.mask(), moments);
    assertEquals(blob.flat(), Rotation.flat(blob.mask(), moments, orientation));
  }

  @ParameterizedTest
  @MethodSource("golden")
  void goldenBlobsHaveTheReferencesValues(SymmetricBlob blob) {
    List<Number> values = BlobMeasurement.of(blob.mask()).values();
    for (int i = 0; i < values.size(); i++) {
      String column = BlobFeatures.columns().get(i).name();
      double expected = blob.values().get(i);
      double tolerance = column.equals("Orientation") ? 0 : 1e-9 * Math.abs(expected);
      assertEquals(expected, values.get(i).doubleValue(), tolerance, column);
    }
  }

  @ParameterizedTest
  @EnumSource
  void randomBlobsLieFlatAsTheDefinitionHasIt(Symmetry symmetry) {
    var random = new Random(symmetry.name().hashCode());
    var unlike = new ArrayList<String>();
    for (int size = SMALLEST; size <= LARGEST; size++) {
      for (int i = 0; i < BLOBS_PER_SIZE; i++) {
        Mask blob = symmetry.blob(random, size);
        Moments moments = Moments.of(blob);
        double orientation = Orientation.of(blob, moments);
        double expected = NaiveOrientation.of(blob);
        if (Double.compare(orientation, expected) != 0) {
          unlike.add("%s no. %d: %s is not %s".formatted(blob, i, orientation, expected));
        } else if (!Rotation.flat(blob, moments, orientation)
            .equals(NaiveOrientation.flat(blob, orientation))) {
          unlike.add("%s no. %d at %s".formatted(blob, i, orientation));
        }
      }
    }
    assertEquals(List.of(), unlike);
  }

  @Test
  void randomBlobsCoverTiesToEitherSide() {
    var random = new Random(20261201);
    var orientations = new ArrayList<Double>();
    for (int size = SMALLEST; size <= LARGEST; size++) {
      for (int i = 0; i < BLOBS_PER_SIZE; i++) {
        orientations.add(NaiveOrientation.of(Symmetry.MAIN_DIAGONAL.blob(random, size)));
        orientations.add(NaiveOrientation.of(Symmetry.LEFT_RIGHT.blob(random, size)));
      }
    }
    for (double exact : new double[] {-45, 45, 90}) {
      assertTrue(orientations.contains(exact), "exactly " + exact);
    }
    for (double near : new double[] {-45, 45}) {
      assertTrue(orientations.stream().anyMatch(o -> o < near && o > near - 1e-9), "below " + near);
      assertTrue(orientations.stream().anyMatch(o -> o > near && o < near + 1e-9), "above " + near);
    }
    assertTrue(orientations.stream().anyMatch(o -> o < -90 + 1e-9), "above -90");
    assertTrue(orientations.stream().anyMatch(o -> o < 90 && o > 90 - 1e-9), "below 90");
  }

  /** What a blob is mirrored about. */
  enum Symmetry {
    MAIN_DIAGONAL,
    OTHER_DIAGONAL,
    LEFT_RIGHT,
    UP_DOWN,
    BOTH_AXES,
    BOTH_DIAGONALS;

    /** A blob drawn in a square of that size, or a rectangle about as large. */
    Mask blob(Random random, int size) {
      while (true) {
        Mask half = drawing(random, size, isDiagonal() ? size : SMALLEST + random.nextInt(size));
        Mask whole = mirrored(half);
        List<Blob> blobs = Blobs.of(whole);
        if (!blobs.isEmpty()) {
          Mask blob = blobs.getFirst().mask();
          if (Math.min(blob.width(), blob.height()) >= SMALLEST && blob.equals(mirrored(blob))) {
            return blob;
          }
        }
      }
    }

    private boolean isDiagonal() {
      return this == MAIN_DIAGONAL || this == OTHER_DIAGONAL || this == BOTH_DIAGONALS;
    }

    private Mask mirrored(Mask mask) {
      int right = mask.width() - 1;
      int bottom = mask.height() - 1;
      if (isDiagonal() && right != bottom) {
        return new Mask(mask.width(), mask.height());
      }
      return RandomMasks.where(
          mask.width(),
          mask.height(),
          (row, column) ->
              switch (this) {
                case MAIN_DIAGONAL -> mask.isSet(Math.min(row, column), Math.max(row, column));
                case OTHER_DIAGONAL ->
                    row + column <= right
                        ? mask.isSet(row, column)
                        : mask.isSet(right - column, right - row);
                case LEFT_RIGHT -> mask.isSet(row, Math.min(column, right - column));
                case UP_DOWN -> mask.isSet(Math.min(row, bottom - row), column);
                case BOTH_AXES ->
                    mask.isSet(Math.min(row, bottom - row), Math.min(column, right - column));
                case BOTH_DIAGONALS -> {
                  int a = Math.min(row, column);
                  int b = Math.max(row, column);
                  yield a + b <= right ? mask.isSet(a, b) : mask.isSet(right - b, right - a);
                }
              });
    }

    /** An ellipse or two, ragged or not. */
    private static Mask drawing(Random random, int width, int height) {
      var ellipses = new double[1 + random.nextInt(3)][];
      for (int i = 0; i < ellipses.length; i++) {
        ellipses[i] =
            new double[] {
              random.nextDouble() * width,
              random.nextDouble() * height,
              1 + random.nextDouble() * width / 2,
              1 + random.nextDouble() * height / 2
            };
      }
      double raggedness = random.nextInt(3) * 0.15;
      return RandomMasks.where(
          width,
          height,
          (row, column) -> {
            double wanted = 1 + raggedness * random.nextGaussian();
            for (double[] e : ellipses) {
              if (Math.hypot((column - e[0]) / e[2], (row - e[1]) / e[3]) <= wanted) {
                return true;
              }
            }
            return false;
          });
    }
  }
}
