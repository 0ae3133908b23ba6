package amplify.blobs;

import amplify.image.GreyImage;

/** TEMP */
public final class Segmentation {

  /** TEMP */
  public Segmentation() {}

  static Mask fromMoments(GreyImage image, double[] moments) {
    Mask edges = Hysteresis.edges(moments, image.width(), image.height());
    Mask thinned = Thinning.thin(Closing.close(BorderTrim.trim(edges)));
    Mask filled = HoleFilling.fill(thinned.or(DarkPixels.of(image)));
    Mask objects = SmallComponents.remove(Diamond.erode(filled));
    return objects.isEmpty() ? SmallComponents.remove(filled) : objects;
  }
}
