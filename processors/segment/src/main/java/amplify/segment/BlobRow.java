package amplify.segment;

import amplify.api.Column;
import amplify.api.Row;
import amplify.api.Schema;
import amplify.blobs.Blob;
import amplify.roi.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the table says of an image.
 *
 * @param blobs how many there are
 * @param area of all, in pixels
 * @param around the box around all; empty if there are none
 * @param largest the largest; empty if there are none
 */
record BlobRow(long blobs, long area, Optional<Box> around, Optional<Largest> largest) {

  static final Schema SCHEMA =
      Schema.of(
          Column.int64("numBlobs"),
          Column.int64("summedArea"),
          Column.int64("blobs_left"),
          Column.int64("blobs_top"),
          Column.int64("blobs_width"),
          Column.int64("blobs_height"),
          Column.int64("largest_left"),
          Column.int64("largest_top"),
          Column.int64("largest_width"),
          Column.int64("largest_height"),
          Column.int64("largest_area"),
          Column.string("status"));

  /** The row of an image with these blobs, larger ones first. */
  static BlobRow of(List<Blob> blobs) {
    return new BlobRow(
        blobs.size(),
        blobs.stream().mapToLong(Blob::area).sum(),
        Box.around(blobs),
        blobs.stream().findFirst().map(blob -> new Largest(Box.of(blob), blob.area())));
  }

  Row numbered(int target) {
    var values = new ArrayList<Object>(List.of(blobs, area));
    addBox(values, around);
    addBox(values, largest.map(Largest::box));
    values.add(value(largest.map(blob -> (long) blob.area())));
    values.add(blobs == 0 ? "empty" : "segmented");
    return new Row(target, values);
  }

  private static void addBox(List<Object> values, Optional<Box> box) {
    values.add(value(box.map(b -> (long) b.left())));
    values.add(value(box.map(b -> (long) b.top())));
    values.add(value(box.map(b -> (long) b.width())));
    values.add(value(box.map(b -> (long) b.height())));
  }

  /** As rows take it: the number, or an empty Optional. */
  private static Object value(Optional<Long> number) {
    return number.isPresent() ? number.get() : number;
  }

  /**
   * The largest blob.
   *
   * @param box where it lies
   * @param area in pixels
   */
  record Largest(Box box, int area) {}
}
