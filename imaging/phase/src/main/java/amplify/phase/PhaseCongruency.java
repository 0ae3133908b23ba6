package amplify.phase;

import amplify.image.GreyImage;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Phase congruency of grey images: how well the Fourier components of a place agree in phase, a
 * measure of edges and lines that does not depend on contrast. Four scales, six orientations; with
 * the parameters that IFCB archives were segmented with.
 *
 * <p>Source: P. Kovesi, "Image features from phase congruency", Videre 1(3), 1999, in the form of
 * his phasecong3 with noise estimated from the median at the smallest scale. All arithmetic is
 * float64; results agree with the published formulas to a relative 1e-11 or so.
 *
 * <p>Thread-safe, meant to be shared: filters are kept for the sizes last used, work arrays for as
 * many threads as compute at a time, both within bounds.
 */
public final class PhaseCongruency {

  private static final long FILTER_BYTES = 128L << 20;

  /** Arrays for larger images are not kept: there are few of them, and they are large. */
  private static final int LARGEST_KEPT = 128 << 10;

  private final FilterCache filters = new FilterCache(FILTER_BYTES);
  private final BlockingQueue<Workspace> idle =
      new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());

  /** Starts with nothing kept. */
  public PhaseCongruency() {}

  /**
   * The sum of the maximum and the minimum moment of phase congruency covariance, from 0 for no
   * edge to about 2 where all components agree in all orientations. Where the formula gives 0/0, as
   * on a constant image, the sum is 0.
   *
   * @param image at least 2×2 pixels
   * @return one number a pixel, row-major
   * @throws IllegalArgumentException if a side of the image is below 2
   */
  public double[] moments(GreyImage image) {
    double[] moments = new double[image.width() * image.height()];
    moments(image, moments);
    return moments;
  }

  /**
   * The same into an array of the caller's.
   *
   * @param image at least 2×2 pixels
   * @param moments takes one number a pixel, row-major, in its first places
   * @throws IllegalArgumentException if a side of the image is below 2 or the array is shorter than
   *     the image
   */
  public void moments(GreyImage image, double[] moments) {
    int height = image.height();
    int width = image.width();
    if (height < 2 || width < 2) {
      throw new IllegalArgumentException(
          "Phase congruency needs an image of at least 2×2 pixels, got %d×%d"
              .formatted(width, height));
    }
    if (moments.length < height * width) {
      throw new IllegalArgumentException(
          "An image of %d×%d needs an array of %d numbers for its moments, got %d"
              .formatted(width, height, height * width, moments.length));
    }
    Workspace waiting = idle.poll();
    Workspace workspace = waiting == null ? new Workspace() : waiting;
    workspace.moments(image, filters.of(height, width), moments);
    if (height * width <= LARGEST_KEPT) {
      // A full queue means that more threads came than there are processors; let it go.
      var _ = idle.offer(workspace);
    }
  }
}
