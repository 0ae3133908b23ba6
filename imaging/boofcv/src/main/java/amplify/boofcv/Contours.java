package amplify.boofcv;

import amplify.boofcv.Contour.Pixel;
import boofcv.alg.filter.binary.ContourPacked;
import boofcv.alg.filter.binary.LinearContourLabelChang2004;
import boofcv.struct.ConnectRule;
import boofcv.struct.image.GrayS32;
import boofcv.struct.image.GrayU8;
import georegression.struct.point.Point2D_I32;
import java.util.ArrayList;
import java.util.List;
import org.ddogleg.struct.DogArray;

/**
 * Finds the contours of blobs, as F. Chang, C.-J. Chen and C.-J. Lu describe it ("A linear-time
 * component-labeling algorithm using contour tracing technique", 2004), by BoofCV. Pixels of a blob
 * are neighbours at sides and corners. Thread-safe; runs in the caller's thread.
 */
public final class Contours {

  private Contours() {}

  /**
   * The contours of an image: for each blob its outer one, then one around each of its holes. Blobs
   * come in the order of their first pixels, row by row.
   *
   * @param width columns, at least 1
   * @param height rows, at least 1
   * @param blobs row by row, 0 where there is no blob and 1 where there is one
   * @throws IllegalArgumentException if the array has another length than the image has pixels
   */
  public static List<Contour> of(int width, int height, byte[] blobs) {
    if (width < 1 || height < 1 || blobs.length != Math.multiplyExact(width, height)) {
      throw new IllegalArgumentException(
          "An image of %d×%d needs one value for each pixel; got %d"
              .formatted(width, height, blobs.length));
    }
    var image = new GrayU8(width, height);
    System.arraycopy(blobs, 0, image.data, 0, blobs.length);
    var finder = new LinearContourLabelChang2004(ConnectRule.EIGHT);
    finder.process(image, new GrayS32(width, height));
    var contours = new ArrayList<Contour>();
    for (ContourPacked found : finder.getContours().toList()) {
      contours.add(contour(finder, found.externalIndex, /* inner= */ false));
      for (int i = 0; i < found.internalIndexes.size; i++) {
        contours.add(contour(finder, found.internalIndexes.get(i), /* inner= */ true));
      }
    }
    return contours;
  }

  private static Contour contour(LinearContourLabelChang2004 finder, int set, boolean inner) {
    var points = new DogArray<>(Point2D_I32::new);
    finder.getPackedPoints().getSet(set, points);
    return new Contour(
        inner, points.toList().stream().map(point -> new Pixel(point.y, point.x)).toList());
  }
}
