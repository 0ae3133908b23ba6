package amplify.image;

/**
 * An 8-bit grey image.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param pixels {@code height} rows of {@code width} unsigned bytes, 0 black to 255 white; not
 *     copied, so they must not be changed afterwards
 */
// Images pass through in great numbers and are never compared, so the array is not wrapped.
@SuppressWarnings("ArrayRecordComponent")
public record GreyImage(int width, int height, byte[] pixels) {

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if a side is below 1 or the pixels do not fill it exactly
   */
  public GreyImage {
    if (width < 1 || height < 1 || pixels.length != (long) width * height) {
      throw new IllegalArgumentException(
          "A grey image of %d×%d needs that many pixels, at least one; got %d"
              .formatted(width, height, pixels.length));
    }
  }

  /** The grey value at a place, 0 to 255. */
  public int grey(int row, int column) {
    return pixels[row * width + column] & 0xFF;
  }
}
