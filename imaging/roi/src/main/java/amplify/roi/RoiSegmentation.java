package amplify.roi;

import amplify.api.BadInputException;
import amplify.blobs.Mask;
import amplify.blobs.Segmentation;
import amplify.blobs.UnsegmentableException;
import amplify.image.GreyImage;
import java.util.function.Function;

/**
 * Segments single images, for direct actions. Thread-safe; make one and share it, as what depends
 * on the image's size alone is kept.
 */
public final class RoiSegmentation {

  private final Function<GreyImage, Mask> segmentation;

  /** With the field's own segmentation. */
  public RoiSegmentation() {
    this(new Segmentation()::mask);
  }

  /** With another one, which must be thread-safe. */
  public RoiSegmentation(Function<GreyImage, Mask> segmentation) {
    this.segmentation = segmentation;
  }

  /**
   * Segments an image. This keeps a core busy, for some milliseconds if the image is of usual size.
   *
   * @throws BadInputException if the image has fewer than two rows or columns
   */
  public SegmentedRoi of(GreyImage image) {
    try {
      return new SegmentedRoi(image, segmentation.apply(image));
    } catch (UnsegmentableException e) {
      throw new BadInputException(e.getMessage(), e);
    }
  }
}
