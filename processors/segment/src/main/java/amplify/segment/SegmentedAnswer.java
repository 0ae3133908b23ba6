package amplify.segment;

import amplify.blobs.Blob;
import amplify.roi.Box;
import amplify.roi.SegmentedRoi;
import java.util.List;

/**
 * What was found in an image, in pixels.
 *
 * @param width columns of the image
 * @param height rows of the image
 * @param numBlobs how many blobs there are
 * @param summedArea pixels of all blobs
 * @param blobs each blob, larger ones first
 */
public record SegmentedAnswer(
    int width, int height, int numBlobs, long summedArea, List<FoundBlob> blobs) {

  /** Keeps a copy of the list. */
  public SegmentedAnswer {
    blobs = List.copyOf(blobs);
  }

  static SegmentedAnswer of(SegmentedRoi roi) {
    List<FoundBlob> blobs = roi.blobs().stream().map(FoundBlob::of).toList();
    return new SegmentedAnswer(
        roi.image().width(),
        roi.image().height(),
        blobs.size(),
        blobs.stream().mapToLong(FoundBlob::area).sum(),
        blobs);
  }

  /**
   * A blob.
   *
   * @param area its pixels
   * @param left first column of the smallest box around it, from 0
   * @param top first row of the box, from 0
   * @param width columns of the box
   * @param height rows of the box
   */
  public record FoundBlob(long area, int left, int top, int width, int height) {

    static FoundBlob of(Blob blob) {
      Box box = Box.of(blob);
      return new FoundBlob(blob.area(), box.left(), box.top(), box.width(), box.height());
    }
  }
}
