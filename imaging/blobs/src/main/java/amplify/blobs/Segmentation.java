package amplify.blobs;

import amplify.image.GreyImage;
import amplify.phase.PhaseCongruency;
import java.util.function.Function;

/**
 * Finds the mask of an image: strong edges by phase congruency, together with dark pixels, filled
 * and cleaned. Thread-safe; make one and share it, as what depends on the image's size alone is
 * kept.
 *
 * <p>The steps and their parameters are those of the IFCB community's v4 products, so that masks
 * equal published ones pixel for pixel.
 */
public final class Segmentation {

  private final Function<GreyImage, double[]> response;

  /** A segmentation with filters of its own, made as sizes of images come up. */
  public Segmentation() {
    this(new PhaseCongruency()::moments);
  }

  /** A segmentation by a response of the caller's own, row-major. */
  Segmentation(Function<GreyImage, double[]> response) {
    this.response = response;
  }

  /**
   * Finds the mask, of the image's size. It is empty where there is nothing to see.
   *
   * @throws UnsegmentableException if the image has fewer than two rows or columns
   */
  public Mask mask(GreyImage image) {
    if (image.width() < 2 || image.height() < 2) {
      throw new UnsegmentableException(image.width(), image.height());
    }
    Mask edges = Hysteresis.edges(response.apply(image), image.width(), image.height());
    Mask thinned = Thinning.thin(Closing.close(BorderTrim.trim(edges)));
    Mask filled = HoleFilling.fill(thinned.or(DarkPixels.of(image)));
    Mask objects = SmallComponents.remove(Diamond.erode(filled));
    return objects.isEmpty() ? SmallComponents.remove(filled) : objects;
  }
}
