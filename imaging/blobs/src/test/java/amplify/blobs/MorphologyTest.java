package amplify.blobs;

import static amplify.blobs.RandomMasks.at;
import static amplify.blobs.RandomMasks.where;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The steps on whole words of pixels do what their definitions say of single pixels. */
class MorphologyTest {

  private static final int[][] RING = {
    {0, 1}, {-1, 1}, {-1, 0}, {-1, -1}, {0, -1}, {1, -1}, {1, 0}, {1, 1}
  };

  @ParameterizedTest
  @MethodSource("amplify.blobs.RandomMasks#any")
  void erosionTakesPixelsWithAClearNeighbour(Mask mask) {
    Mask expected =
        where(mask.width(), mask.height(), (row, column) -> isAllSetNear(mask, row, column, 1));
    assertEquals(expected, Diamond.erode(mask));
  }

  @ParameterizedTest
  @MethodSource("amplify.blobs.RandomMasks#any")
  void closingDilatesThenErodesOnAPaddedMask(Mask mask) {
    Mask dilated =
        where(
            mask.width() + 4,
            mask.height() + 4,
            (row, column) -> isAnySetNear(mask, row - 2, column - 2, 2));
    Mask expected =
        where(
            mask.width(),
            mask.height(),
            (row, column) -> isAllSetNear(dilated, row + 2, column + 2, 2));
    assertEquals(expected, Closing.close(mask));
  }

  @ParameterizedTest
  @MethodSource("amplify.blobs.RandomMasks#any")
  void thinningDeletesByTheThreeConditions(Mask mask) {
    Mask expected = mask;
    for (int i = 0; i < 6; i++) {
      Mask before = expected;
      boolean first = i % 2 == 0;
      expected =
          where(
              mask.width(),
              mask.height(),
              (row, column) -> before.isSet(row, column) && !isDeleted(before, row, column, first));
    }
    assertEquals(expected, Thinning.thin(mask));
  }

  @ParameterizedTest
  @MethodSource("amplify.blobs.RandomMasks#any")
  void borderPixelsStayWhereThePixelBehindThemIsSet(Mask mask) {
    int right = mask.width() - 1;
    int bottom = mask.height() - 1;
    Mask columns =
        where(
            mask.width(),
            mask.height(),
            (row, column) -> mask.isSet(row, column) && (column != 0 || mask.isSet(row, 1)));
    Mask bothColumns =
        where(
            mask.width(),
            mask.height(),
            (row, column) ->
                columns.isSet(row, column) && (column != right || columns.isSet(row, right - 1)));
    Mask top =
        where(
            mask.width(),
            mask.height(),
            (row, column) ->
                bothColumns.isSet(row, column) && (row != 0 || bothColumns.isSet(1, column)));
    Mask expected =
        where(
            mask.width(),
            mask.height(),
            (row, column) ->
                top.isSet(row, column) && (row != bottom || top.isSet(bottom - 1, column)));
    assertEquals(expected, BorderTrim.trim(mask));
  }

  @ParameterizedTest
  @MethodSource("amplify.blobs.RandomMasks#any")
  void holesAreWhatAFloodFromOutsideDoesNotReach(Mask mask) {
    Mask clear =
        where(mask.width() + 2, mask.height() + 2, (row, column) -> !at(mask, row - 1, column - 1));
    Mask outside = flood(clear, 0, 0, 4);
    Mask expected =
        where(mask.width(), mask.height(), (row, column) -> !outside.isSet(row + 1, column + 1));
    assertEquals(expected, HoleFilling.fill(mask));
  }

  @ParameterizedTest
  @MethodSource("amplify.blobs.RandomMasks#any")
  void componentsOf41PixelsStayAndSmallerOnesGo(Mask mask) {
    var seen = new Mask(mask.width(), mask.height());
    var expected = seen;
    for (int row = 0; row < mask.height(); row++) {
      for (int column = 0; column < mask.width(); column++) {
        if (mask.isSet(row, column) && !seen.isSet(row, column)) {
          Mask component = flood(mask, row, column, 8);
          seen = seen.or(component);
          expected = component.area() < 41 ? expected : expected.or(component);
        }
      }
    }
    assertEquals(expected, SmallComponents.remove(mask));
  }

  @ParameterizedTest
  @MethodSource("amplify.blobs.RandomMasks#any")
  void weakEdgesStayWhereAStrongOneIsConnected(Mask mask) {
    var random = new Random(mask.hashCode());
    var response = new double[mask.width() * mask.height()];
    for (int i = 0; i < response.length; i++) {
      boolean weak = mask.isSet(i / mask.width(), i % mask.width());
      double[] choices =
          weak ? new double[] {0.0900001, 0.2, 0.3, 0.3000001} : new double[] {0, 0.09, Double.NaN};
      response[i] = choices[random.nextInt(50) == 0 ? choices.length - 1 : random.nextInt(2)];
    }
    var expected = new Mask(mask.width(), mask.height());
    for (int i = 0; i < response.length; i++) {
      if (response[i] > 0.3) {
        expected = expected.or(flood(mask, i / mask.width(), i % mask.width(), 8));
      }
    }
    assertEquals(expected, Hysteresis.edges(response, mask.width(), mask.height()));
  }

  @Test
  void aThickLineIsThinnedToItsMiddle() {
    Mask thick = RandomMasks.of(".......", ".#####.", ".#####.", ".#####.", ".......");
    Mask thin = RandomMasks.of(".......", ".......", "..###..", ".......", ".......");
    assertEquals(thin, Thinning.thin(thick));
  }

  private static boolean isAllSetNear(Mask mask, int row, int column, int reach) {
    for (int y = -reach; y <= reach; y++) {
      for (int x = -reach; x <= reach; x++) {
        boolean inside =
            row + y >= 0 && row + y < mask.height() && column + x >= 0 && column + x < mask.width();
        if (Math.abs(x) + Math.abs(y) <= reach && inside && !mask.isSet(row + y, column + x)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isAnySetNear(Mask mask, int row, int column, int reach) {
    for (int y = -reach; y <= reach; y++) {
      for (int x = -reach; x <= reach; x++) {
        if (Math.abs(x) + Math.abs(y) <= reach && at(mask, row + y, column + x)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isDeleted(Mask mask, int row, int column, boolean first) {
    var x = new boolean[9];
    for (int k = 0; k <= 8; k++) {
      x[k] = at(mask, row + RING[k % 8][0], column + RING[k % 8][1]);
    }
    int crossings = 0;
    int n1 = 0;
    int n2 = 0;
    for (int k = 0; k < 8; k += 2) {
      crossings += !x[k] && (x[k + 1] || x[k + 2]) ? 1 : 0;
      n1 += x[k + 1] || x[k] ? 1 : 0;
      n2 += x[k + 1] || x[k + 2] ? 1 : 0;
    }
    int pairs = Math.min(n1, n2);
    boolean g3 = first ? !((x[1] || x[2] || !x[7]) && x[0]) : !((x[5] || x[6] || !x[3]) && x[4]);
    return crossings == 1 && (pairs == 2 || pairs == 3) && g3;
  }

  private static Mask flood(Mask mask, int row, int column, int neighbours) {
    var reached = new Mask(mask.width(), mask.height());
    var next = new ArrayDeque<int[]>();
    next.add(new int[] {row, column});
    reached.set(row, column, column + 1);
    while (!next.isEmpty()) {
      int[] here = next.remove();
      for (int k = 0; k < 8; k += 8 / neighbours) {
        int y = here[0] + RING[k][0];
        int x = here[1] + RING[k][1];
        if (at(mask, y, x) && !reached.isSet(y, x)) {
          reached.set(y, x, x + 1);
          next.add(new int[] {y, x});
        }
      }
    }
    return reached;
  }
}
