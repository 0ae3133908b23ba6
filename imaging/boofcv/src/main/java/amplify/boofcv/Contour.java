package amplify.boofcv;

import java.util.List;

/**
 * A closed line of pixels along the edge of a blob, each the neighbour of the next at a side or a
 * corner. The pixels are the blob's own. A line one pixel wide is passed there and back, so that a
 * pixel may occur more than once.
 *
 * @param inner whether it runs around a hole of the blob, rather than around the blob
 * @param pixels the pixels, at least one
 */
public record Contour(boolean inner, List<Pixel> pixels) {

  /** Copies the list. */
  public Contour {
    pixels = List.copyOf(pixels);
  }

  /**
   * A place in an image.
   *
   * @param row from 0, downwards
   * @param column from 0, to the right
   */
  public record Pixel(int row, int column) {}
}
