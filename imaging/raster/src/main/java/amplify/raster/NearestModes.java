package amplify.raster;

import static amplify.raster.Mode.BILEVEL;
import static amplify.raster.Mode.CMYK;
import static amplify.raster.Mode.GREY;
import static amplify.raster.Mode.GREY16;
import static amplify.raster.Mode.GREY_ALPHA;
import static amplify.raster.Mode.PALETTE;
import static amplify.raster.Mode.RGB;
import static amplify.raster.Mode.RGB16;
import static amplify.raster.Mode.RGBA;
import static amplify.raster.Mode.RGBA16;

import java.util.List;

/** Which modes come next when a format cannot hold one: those that lose least first. */
final class NearestModes {

  private NearestModes() {}

  /**
   * @param transparent whether the picture may have transparent pixels
   * @param inPalettes whether palettes of the format hold transparency
   */
  static List<Mode> of(Mode mode, boolean transparent, boolean inPalettes) {
    boolean lost = transparent && !inPalettes;
    return switch (mode) {
      case BILEVEL -> List.of(BILEVEL, GREY);
      case GREY -> List.of(GREY);
      case GREY_ALPHA ->
          lost ? List.of(GREY_ALPHA, RGBA, GREY) : List.of(GREY_ALPHA, RGBA, PALETTE, GREY);
      case GREY16 -> List.of(GREY16, GREY);
      case PALETTE -> lost ? List.of(RGBA, RGB) : List.of(PALETTE, RGB);
      case RGB -> List.of(RGB, PALETTE);
      case RGBA -> List.of(RGBA, RGB, PALETTE);
      case CMYK -> List.of(CMYK, RGB, PALETTE);
      case RGB16 -> List.of(RGB16, RGB, PALETTE);
      case RGBA16 -> List.of(RGBA16, RGBA, RGB16, RGB, PALETTE);
    };
  }
}
