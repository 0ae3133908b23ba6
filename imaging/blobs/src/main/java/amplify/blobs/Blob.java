package amplify.blobs;

/**
 * One 8-connected component of a mask.
 *
 * @param row the first row of its bounding box in the image, 0-based
 * @param column the first column of its bounding box in the image, 0-based
 * @param mask the component alone, cropped to its bounding box
 */
public record Blob(int row, int column, Mask mask) {

  /** The number of its pixels. */
  public int area() {
    return mask.area();
  }
}
