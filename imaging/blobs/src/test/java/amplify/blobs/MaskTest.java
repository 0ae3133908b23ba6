package amplify.blobs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.image.GreyImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MaskTest {

  @ParameterizedTest
  @MethodSource("amplify.blobs.RandomMasks#any")
  void isTheSameAfterAWayThroughAnImage(Mask mask) {
    GreyImage image = mask.toGreyImage();
    assertEquals(mask, Mask.of(image));
    int set = 0;
    for (int row = 0; row < mask.height(); row++) {
      for (int column = 0; column < mask.width(); column++) {
        assertEquals(mask.isSet(row, column) ? 255 : 0, image.grey(row, column));
        set += mask.isSet(row, column) ? 1 : 0;
      }
    }
    assertEquals(set, mask.area());
    assertEquals(set == 0, mask.isEmpty());
  }

  @ParameterizedTest
  @MethodSource("amplify.blobs.RandomMasks#any")
  void isTheComplementOfItsComplement(Mask mask) {
    assertEquals(mask, mask.complement().complement());
    assertEquals(mask.width() * mask.height(), mask.area() + mask.complement().area());
  }

  @ParameterizedTest
  @MethodSource("amplify.blobs.RandomMasks#any")
  void hasAnOutlineOfThePixelsWithAClearSide(Mask mask) {
    Mask outline = PerimeterPixels.of(mask);
    for (int row = 0; row < mask.height(); row++) {
      for (int column = 0; column < mask.width(); column++) {
        boolean inside =
            covers(mask, row - 1, column)
                && covers(mask, row + 1, column)
                && covers(mask, row, column - 1)
                && covers(mask, row, column + 1);
        assertEquals(mask.isSet(row, column) && !inside, outline.isSet(row, column));
      }
    }
  }

  private static boolean covers(Mask mask, int row, int column) {
    return row >= 0
        && row < mask.height()
        && column >= 0
        && column < mask.width()
        && mask.isSet(row, column);
  }

  @Test
  void isSetWhereTheImageIsNotBlack() {
    Mask mask = Mask.of(new GreyImage(2, 1, new byte[] {0, 1}));
    assertFalse(mask.isSet(0, 0));
    assertTrue(mask.isSet(0, 1));
    assertArrayEquals(new byte[] {0, (byte) 255}, mask.toGreyImage().pixels());
  }

  @Test
  void namesAPixelThatLiesOutside() {
    var mask = new Mask(63, 2);
    Exception e = assertThrows(IndexOutOfBoundsException.class, () -> mask.isSet(1, 63));
    assertEquals("Row 1, column 63 lies outside a mask of 63×2", e.getMessage());
    assertThrows(IndexOutOfBoundsException.class, () -> mask.isSet(2, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> mask.isSet(-1, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> mask.isSet(0, -1));
  }

  @Test
  void differsFromOneOfAnotherShape() {
    assertNotEquals(new Mask(2, 3), new Mask(3, 2));
    assertEquals(new Mask(2, 3).hashCode(), new Mask(2, 3).hashCode());
    assertEquals("Mask[2×1, 1 set]", RandomMasks.of("#.").toString());
  }
}
