package amplify.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

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

  @Test
  void unknownFiltersAreToldOf() {
    assertFalse(PngFilters.undo(new byte[] {5, 0}, new byte[2], 1));
    assertFalse(PngFilters.undo(new byte[] {-1, 0}, new byte[2], 1));
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
