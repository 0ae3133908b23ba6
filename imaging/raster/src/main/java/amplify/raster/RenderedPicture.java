package amplify.raster;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DirectColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;

/** What a reader of ImageIO gave, as a picture. Samples are taken as they are, without profiles. */
final class RenderedPicture {

  private RenderedPicture() {}

  static Picture of(Source source, RenderedImage image) {
    ColorModel colours = image.getColorModel();
    if (colours.hasAlpha() && colours.isAlphaPremultiplied() && image instanceof BufferedImage b) {
      b.coerceData(false);
      colours = b.getColorModel();
    }
    Raster raster = image.getData();
    if (colours instanceof IndexColorModel index) {
      return indexed(source, raster, index);
    }
    Mode mode = mode(source, colours, raster);
    return mode.bits() == 8
        ? Picture.of(
            mode,
            raster.getWidth(),
            raster.getHeight(),
            bytes(source, raster, mode.channels(), packedColours(colours)))
        : wide(source, raster, mode);
  }

  private static Mode mode(Source source, ColorModel colours, Raster raster) {
    boolean wide = raster.getTransferType() == DataBuffer.TYPE_USHORT && !packed(colours);
    boolean alpha = colours.hasAlpha();
    if (!wide && raster.getTransferType() != DataBuffer.TYPE_BYTE && !packed(colours)) {
      throw source.unread("samples of more than 16 bits or with fractions");
    }
    return switch (colours.getColorSpace().getType()) {
      case ColorSpace.TYPE_GRAY ->
          wide ? (alpha ? Mode.RGBA16 : Mode.GREY16) : (alpha ? Mode.GREY_ALPHA : Mode.GREY);
      case ColorSpace.TYPE_RGB ->
          wide ? (alpha ? Mode.RGBA16 : Mode.RGB16) : (alpha ? Mode.RGBA : Mode.RGB);
      case ColorSpace.TYPE_CMYK -> {
        if (wide) {
          throw source.unread("inks of 16 bits");
        }
        yield Mode.CMYK;
      }
      default -> throw source.unread("colours that are neither grey, RGB nor CMYK");
    };
  }

  /** Pixels of one number each, in fields of bits. */
  private static boolean packed(ColorModel colours) {
    return colours instanceof DirectColorModel;
  }

  /** Bits of each channel where they are fewer than 8; empty if all have 8. */
  private static int[] packedColours(ColorModel colours) {
    return packed(colours) ? colours.getComponentSize() : new int[0];
  }

  private static byte[] bytes(Source source, Raster raster, int channels, int[] bits) {
    int width = raster.getWidth();
    int height = raster.getHeight();
    int bands = raster.getNumBands();
    var bytes = new byte[width * height * channels];
    var row = new int[width * bands];
    int to = 0;
    for (int y = 0; y < height; y++) {
      source.deadline().check();
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < channels; c++) {
          int sample = row[x * bands + c];
          bytes[to++] = (byte) (bits.length == 0 ? sample : sample * 255 / ((1 << bits[c]) - 1));
        }
      }
    }
    return bytes;
  }

  private static Picture wide(Source source, Raster raster, Mode mode) {
    int width = raster.getWidth();
    int height = raster.getHeight();
    int channels = mode.channels();
    int bands = raster.getNumBands();
    var shorts = new short[width * height * channels];
    var row = new int[width * bands];
    int to = 0;
    for (int y = 0; y < height; y++) {
      source.deadline().check();
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < channels; c++) {
          // Of grey and opacity, which have no mode of their own, grey is repeated.
          int band = bands == 2 && channels == 4 ? c / 3 : c;
          shorts[to++] = (short) row[x * bands + band];
        }
      }
    }
    return Picture.of(mode, width, height, shorts);
  }

  private static Picture indexed(Source source, Raster raster, IndexColorModel index) {
    int width = raster.getWidth();
    int height = raster.getHeight();
    if (index.getMapSize() > 256) {
      throw source.unread("a palette of more than 256 colours");
    }
    byte[] indices = bytes(source, raster, 1, new int[0]);
    var palette = new int[index.getMapSize()];
    index.getRGBs(palette);
    if (!isGrey(palette)) {
      return Picture.of(width, height, indices, palette);
    }
    // Grey of few bits comes with a palette that the file does not have.
    for (int i = 0; i < indices.length; i++) {
      int at = indices[i] & 0xFF;
      indices[i] = (byte) (at < palette.length ? palette[at] : 0);
    }
    return Picture.of(palette.length == 2 ? Mode.BILEVEL : Mode.GREY, width, height, indices);
  }

  /** Whether the colours go from black to white or back in even steps. */
  private static boolean isGrey(int[] palette) {
    int last = palette.length - 1;
    boolean up = true;
    boolean down = true;
    for (int i = 0; i <= last; i++) {
      int grey = last == 0 ? 0 : 255 * i / last;
      up &= palette[i] == 0xFF000000 + grey * 0x10101;
      down &= palette[i] == 0xFF000000 + (last == 0 ? 0 : 255 * (last - i) / last) * 0x10101;
    }
    return last > 0 && (up || down);
  }
}
