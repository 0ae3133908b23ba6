package amplify.roi;

import amplify.blobs.Blob;
import java.util.List;
import java.util.Optional;

/**
 * A rectangle of an image's pixels.
 *
 * @param left its first column, from 0 at the image's left side
 * @param top its first row, from 0 at the image's upper side
 * @param width its columns, at least 1
 * @param height its rows, at least 1
 */
public record Box(int left, int top, int width, int height) {

  /** The smallest box around a blob. */
  public static Box of(Blob blob) {
    return new Box(blob.column(), blob.row(), blob.mask().width(), blob.mask().height());
  }

  /** The smallest box around all blobs; empty if there are none. */
  public static Optional<Box> around(List<Blob> blobs) {
    return blobs.stream().map(Box::of).reduce(Box::union);
  }

  private Box union(Box other) {
    int right = Math.max(left + width, other.left + other.width);
    int bottom = Math.max(top + height, other.top + other.height);
    int first = Math.min(left, other.left);
    int upper = Math.min(top, other.top);
    return new Box(first, upper, right - first, bottom - upper);
  }
}
