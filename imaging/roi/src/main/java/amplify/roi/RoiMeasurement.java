package amplify.roi;

import amplify.api.BadInputException;
import amplify.ifcb.Roi;
import java.lang.System.Logger.Level;
import java.util.function.Function;

/**
 * Segments and measures the ROIs of a bin. Thread-safe if both functions are.
 *
 * @param segmentation finds an image's mask
 * @param measure measures what was segmented
 * @param <R> what is measured
 */
record RoiMeasurement<R>(RoiSegmentation segmentation, Function<SegmentedRoi, R> measure) {

  private static final System.Logger LOG = System.getLogger(RoiMeasurement.class.getName());

  RoiResult<R> of(Roi roi) {
    return switch (roi) {
      case Roi.Corrupt corrupt -> new RoiResult.Failed<>(corrupt.target(), corrupt.reason());
      case Roi.Image image -> of(image);
    };
  }

  private RoiResult<R> of(Roi.Image roi) {
    try {
      SegmentedRoi segmented = segmentation.of(roi.image());
      return new RoiResult.Measured<>(roi.target(), measure.apply(segmented), segmented.maskPng());
    } catch (BadInputException e) {
      return new RoiResult.Failed<>(roi.target(), e.getMessage());
    } catch (RuntimeException e) {
      // The same pixels would fail again, so trying the bin again would not help; and one ROI must
      // not cost the others.
      LOG.log(Level.ERROR, "Target %d cannot be measured".formatted(roi.target()), e);
      return new RoiResult.Failed<>(
          roi.target(),
          "image of %d×%d pixels cannot be measured because of an error in the software: %s"
              .formatted(roi.image().width(), roi.image().height(), e));
    }
  }
}
