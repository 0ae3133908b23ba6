package amplify.blobs;

import java.util.List;

/**
 * What a mask holds. Together with {@link Segmentation}, which gives the mask, all that is known of
 * an image.
 *
 * @param mask the mask
 * @param blobs its 8-connected components: larger ones first, then by the column and row where
 *     their bounding boxes start, then by their first pixel in column-major order
 * @param features the features of the image and of its blobs, in the order of the blobs
 */
public record RoiAnalysis(Mask mask, List<Blob> blobs, RoiFeatures features) {

  /** Keeps a copy of the list. */
  public RoiAnalysis {
    blobs = List.copyOf(blobs);
  }

  /** Finds a mask's blobs and measures them. */
  public static RoiAnalysis of(Mask mask) {
    List<Blob> blobs = Blobs.of(mask);
    var features = new RoiFeatures(blobs.stream().map(b -> BlobMeasurement.of(b.mask())).toList());
    return new RoiAnalysis(mask, blobs, features);
  }
}
