package amplify.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PngFiltersTest {

  @Test
  void theNearestIsTheOneOfTheSpecificationForAllSamples() {
    for (int i = 0; i < 1 << 24; i++) {
      int left = i & 0xFF;
      int up = (i >> 8) & 0xFF;
      int corner = i >> 16;
      if (PngFilters.nearest(left, up, corner) != specified(left, up, corner)) {
        assertEquals(
            specified(left, up, corner),
            PngFilters.nearest(left, up, corner),
            "left %d, up %d, corner %d".formatted(left, up, corner));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 6, 8})
  void whatIsFilteredIsUndone(int step) {
    var random = new Random(step);
    var seen = new HashSet<Byte>();
    for (int length : new int[] {step, 2 * step, 33 * step}) {
      var filtering = new PngFiltering(length, step);
      var above = new byte[length];
      var undone = new byte[length];
      var row = new byte[length];
      for (int y = 0; y < 300; y++) {
        next(row, y, step, random);
        byte[] filtered = filtering.best(row);
        seen.add(filtered[0]);
        assertTrue(PngFilters.undo(filtered, 0, undone, above, step));
        assertArrayEquals(row, undone);
        System.arraycopy(undone, 0, above, 0, length);
      }
    }
    assertEquals(5, seen.size(), "filters chosen: " + seen);
  }

  /** Rows that ask for one filter after the other. */
  private static void next(byte[] row, int y, int step, Random random) {
    switch (y % 5) {
      case 0 -> random.nextBytes(row);
      case 1 -> {
        for (int i = 0; i < row.length; i++) {
          row[i] = (byte) (i < step ? 90 : row[i - step] + random.nextInt(3));
        }
      }
      case 2 -> {
        for (int i = 0; i < row.length; i++) {
          row[i] += (byte) random.nextInt(2);
        }
      }
      case 3 -> {
        for (int i = step; i < row.length; i++) {
          row[i] = (byte) (((row[i - step] & 0xFF) + (row[i] & 0xFF)) / 2 + 1);
        }
      }
      default -> {
        for (int i = 0; i < row.length; i++) {
          row[i] = (byte) random.nextInt(3);
        }
      }
    }
  }

  @Test
  void unknownFiltersAreToldOf() {
    assertFalse(PngFilters.undo(new byte[] {5, 0}, 0, new byte[1], new byte[1], 1));
    assertFalse(PngFilters.undo(new byte[] {0, -1, 0}, 1, new byte[1], new byte[1], 1));
  }

  private static int specified(int left, int up, int corner) {
    int wanted = left + up - corner;
    int toLeft = Math.abs(wanted - left);
    int toUp = Math.abs(wanted - up);
    int toCorner = Math.abs(wanted - corner);
    if (toLeft <= toUp && toLeft <= toCorner) {
      return left;
    }
    return toUp <= toCorner ? up : corner;
  }
}
