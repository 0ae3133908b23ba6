package amplify.features;

import amplify.blobs.Mask;
import amplify.blobs.RoiAnalysis;
import amplify.blobs.UnsegmentableException;
import amplify.ifcb.Roi;
import amplify.image.GreyImage;
import amplify.image.GreyPng;
import java.lang.System.Logger.Level;
import java.util.function.Function;

/**
 * Measures ROIs. Thread-safe if the segmentation is.
 *
 * @param segmentation finds an image's mask
 */
record RoiMeasurement(Function<GreyImage, Mask> segmentation) {

  private static final System.Logger LOG = System.getLogger(RoiMeasurement.class.getName());

  RoiResult of(Roi roi) {
    return switch (roi) {
      case Roi.Corrupt corrupt -> new RoiResult.Failed(corrupt.target(), corrupt.reason());
      case Roi.Image image -> of(image);
    };
  }

  private RoiResult of(Roi.Image roi) {
    try {
      Mask mask = segmentation.apply(roi.image());
      byte[] png = GreyPng.FLAT.encode(mask.toGreyImage());
      return new RoiResult.Measured(roi.target(), RoiAnalysis.of(mask).features(), png);
    } catch (UnsegmentableException e) {
      return new RoiResult.Failed(roi.target(), e.getMessage());
    } catch (RuntimeException e) {
      // The same pixels would fail again, so trying the bin again would not help; and one ROI must
      // not cost the others.
      LOG.log(Level.ERROR, "Target %d cannot be measured".formatted(roi.target()), e);
      return new RoiResult.Failed(
          roi.target(),
          "image of %d×%d pixels cannot be measured because of an error in the software: %s"
              .formatted(roi.image().width(), roi.image().height(), e));
    }
  }
}
