package amplify.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What tests say of pictures. */
final class Pictures {

  private Pictures() {}

  static void assertSame(Picture expected, Picture actual) {
    assertEquals(expected.toString(), actual.toString());
    assertArrayEquals(expected.bytes(), actual.bytes());
    assertArrayEquals(expected.shorts(), actual.shorts());
  }

  /** The same mode and size, and no sample further off than so much. */
  static void assertNear(Picture expected, Picture actual, int most) {
    assertEquals(expected.toString(), actual.toString());
    int worst = 0;
    for (int i = 0; i < expected.bytes().length; i++) {
      worst = Math.max(worst, Math.abs((expected.bytes()[i] & 0xFF) - (actual.bytes()[i] & 0xFF)));
    }
    for (int i = 0; i < expected.shorts().length; i++) {
      worst =
          Math.max(
              worst, Math.abs((expected.shorts()[i] & 0xFFFF) - (actual.shorts()[i] & 0xFFFF)));
    }
    assertTrue(worst <= most, "a sample is %d off".formatted(worst));
  }
}
