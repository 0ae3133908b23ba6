package amplify.raster;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Pictures of few colours, of which one may be transparent. */
final class Palettes {

  private static final int MOST = 256;
  private static final int HALF = 128;

  private Palettes() {}

  static Picture adapt(Picture picture) {
    Mode colours = picture.mayBeTransparent() ? Mode.RGBA : Mode.RGB;
    Picture plain = picture.to(colours);
    return exact(plain).orElseGet(() -> cut(plain));
  }

  /** The same picture with a palette of opaque colours. */
  static Picture onWhite(Picture picture) {
    if (!picture.mayBeTransparent()) {
      return picture;
    }
    int[] palette = picture.palette().clone();
    var one = new Pixel(8);
    var rgb = new byte[3];
    for (int i = 0; i < palette.length; i++) {
      one.indexed(palette, i);
      one.layOnWhite();
      one.write(Mode.RGB, rgb, 0);
      palette[i] =
          (0xFF << 24) | ((rgb[0] & 0xFF) << 16) | ((rgb[1] & 0xFF) << 8) | (rgb[2] & 0xFF);
    }
    return Picture.of(picture.width(), picture.height(), picture.bytes(), palette);
  }

  /** The colours as they are, if they are few. */
  private static Optional<Picture> exact(Picture plain) {
    Map<Integer, Integer> numbers = HashMap.newHashMap(MOST);
    var palette = new int[MOST];
    var indices = new byte[plain.width() * plain.height()];
    int last = 0;
    int lastIndex = -1;
    for (int i = 0; i < indices.length; i++) {
      int argb = argb(plain, i);
      if (lastIndex < 0 || argb != last) {
        Integer index = numbers.get(argb);
        if (index == null) {
          index = numbers.size();
          if (index == MOST) {
            return Optional.empty();
          }
          palette[index] = argb;
          numbers.put(argb, index);
        }
        last = argb;
        lastIndex = index;
      }
      indices[i] = (byte) lastIndex;
    }
    return Optional.of(
        Picture.of(plain.width(), plain.height(), indices, Arrays.copyOf(palette, numbers.size())));
  }

  private static Picture cut(Picture plain) {
    var cut = new MedianCut();
    var indices = new byte[plain.width() * plain.height()];
    boolean transparent = false;
    for (int i = 0; i < indices.length; i++) {
      int argb = argb(plain, i);
      if (argb == 0) {
        transparent = true;
      } else {
        cut.count(argb);
      }
    }
    int[] opaque = cut.palette(transparent ? MOST - 1 : MOST);
    for (int i = 0; i < indices.length; i++) {
      int argb = argb(plain, i);
      indices[i] = (byte) (argb == 0 ? opaque.length : cut.index(argb));
    }
    int[] palette = Arrays.copyOf(opaque, opaque.length + (transparent ? 1 : 0));
    return Picture.of(plain.width(), plain.height(), indices, palette);
  }

  /** The colour of a pixel: opaque, or 0. */
  private static int argb(Picture plain, int i) {
    byte[] from = plain.bytes();
    int at = i * plain.mode().channels();
    if (plain.mode() == Mode.RGBA && (from[at + 3] & 0xFF) < HALF) {
      return 0;
    }
    return (0xFF << 24)
        | ((from[at] & 0xFF) << 16)
        | ((from[at + 1] & 0xFF) << 8)
        | (from[at + 2] & 0xFF);
  }
}
