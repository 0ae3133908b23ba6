package amplify.roi;

import amplify.blobs.Blob;
import amplify.blobs.Blobs;
import amplify.blobs.Mask;
import amplify.boofcv.Contour;
import amplify.boofcv.Contours;
import amplify.image.GreyImage;
import amplify.image.GreyPng;
import java.util.List;

/**
 * An image and what was found in it. Blobs and pictures are made anew at each call. Thread-safe.
 *
 * @param image the image
 * @param mask its mask, of the same size
 */
public record SegmentedRoi(GreyImage image, Mask mask) {

  /**
   * What outlines are drawn in: red, green and blue from high to low bits, #FF5500. An orange, as
   * it stands out from light and dark grey also for people who cannot tell red from green.
   */
  public static final int OUTLINE_COLOUR = 0xFF5500;

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if they differ
   */
  public SegmentedRoi {
    if (image.width() != mask.width() || image.height() != mask.height()) {
      throw new IllegalArgumentException(
          "An image of %d×%d has a mask of the same size; got %d×%d"
              .formatted(image.width(), image.height(), mask.width(), mask.height()));
    }
  }

  /** The blobs of the mask, larger ones first, as {@link Blobs#of} orders them; maybe none. */
  public List<Blob> blobs() {
    return Blobs.of(mask);
  }

  /** The mask as a PNG, 8-bit grey: 255 in a blob, 0 elsewhere. Equal masks give equal bytes. */
  public byte[] maskPng() {
    return GreyPng.FLAT.encode(mask.toGreyImage());
  }

  /**
   * The image with the outline of its blobs drawn in, as a PNG, 8-bit RGB: pixels of a blob that
   * have a side to what is none, be it outside, a hole or the end of the image, are of {@link
   * #OUTLINE_COLOUR}; all others are as they are in the image.
   */
  public byte[] overlayPng() {
    return Overlay.png(image, contours(), OUTLINE_COLOUR);
  }

  private List<Contour> contours() {
    var blobs = new byte[mask.width() * mask.height()];
    for (int i = 0; i < blobs.length; i++) {
      blobs[i] = (byte) (mask.isSet(i / mask.width(), i % mask.width()) ? 1 : 0);
    }
    return Contours.of(mask.width(), mask.height(), blobs);
  }
}
