package amplify.convert;

import amplify.api.BadInputException;

/**
 * What an image is to fit in, in pixels.
 *
 * @param width columns at most
 * @param height rows at most
 */
record Box(int width, int height) {

  /** Beyond the sides of all images. */
  private static final int OPEN = Integer.MAX_VALUE;

  /**
   * Reads one: 800x600, 800x, x600 or 800.
   *
   * @throws BadInputException if a side is 0
   */
  static Box parse(String text) {
    int cross = text.indexOf('x');
    Box box =
        cross < 0
            ? new Box(side(text), side(text))
            : new Box(side(text.substring(0, cross)), side(text.substring(cross + 1)));
    if (box.width < 1 || box.height < 1) {
      throw new BadInputException(
          "'resize' is '%s'; expected sides of at least one pixel".formatted(text));
    }
    return box;
  }

  private static int side(String digits) {
    return digits.isEmpty() ? OPEN : Integer.parseInt(digits);
  }
}
