package amplify.raster;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;

/** A picture as a writer of ImageIO takes it, sharing its samples. */
final class PictureRendering {

  private PictureRendering() {}

  static BufferedImage of(Picture picture) {
    return switch (picture.mode()) {
      case BILEVEL -> bilevel(picture);
      case PALETTE -> palette(picture);
      case GREY, GREY_ALPHA, GREY16 -> plain(picture, ColorSpace.getInstance(ColorSpace.CS_GRAY));
      case RGB, RGBA, RGB16, RGBA16 -> plain(picture, ColorSpace.getInstance(ColorSpace.CS_sRGB));
      case CMYK -> plain(picture, new InkColours());
    };
  }

  private static BufferedImage bilevel(Picture picture) {
    byte[] packed = Bilevel.packed(picture, false);
    WritableRaster raster =
        Raster.createPackedRaster(
            new DataBufferByte(packed, packed.length), picture.width(), picture.height(), 1, null);
    byte[] levels = {0, (byte) 255};
    return image(new IndexColorModel(1, 2, levels, levels, levels), raster);
  }

  private static BufferedImage palette(Picture picture) {
    // Numbers beyond the palette are black, which writers do not know.
    int[] colours = Arrays.copyOf(picture.palette(), 256);
    Arrays.fill(colours, picture.palette().length, 256, 0xFF << 24);
    var model =
        new IndexColorModel(
            8, 256, colours, 0, picture.mayBeTransparent(), -1, DataBuffer.TYPE_BYTE);
    return image(model, raster(picture));
  }

  private static BufferedImage plain(Picture picture, ColorSpace colours) {
    boolean alpha = picture.mode().hasAlpha();
    var model =
        new ComponentColorModel(
            colours,
            alpha,
            false,
            alpha ? ColorModel.TRANSLUCENT : ColorModel.OPAQUE,
            picture.mode().bits() == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT);
    return image(model, raster(picture));
  }

  private static WritableRaster raster(Picture picture) {
    int channels = picture.mode().channels();
    int[] bands = new int[channels];
    Arrays.setAll(bands, band -> band);
    DataBuffer samples =
        picture.mode().bits() == 8
            ? new DataBufferByte(picture.bytes(), picture.bytes().length)
            : new DataBufferUShort(picture.shorts(), picture.shorts().length);
    return Raster.createInterleavedRaster(
        samples,
        picture.width(),
        picture.height(),
        picture.width() * channels,
        channels,
        bands,
        null);
  }

  private static BufferedImage image(ColorModel model, WritableRaster raster) {
    return new BufferedImage(model, raster, false, null);
  }
}
