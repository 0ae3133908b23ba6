package amplify.raster;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes by the JDK's writers. TwelveMonkeys' for TIFF knows no 16-bit colour. */
final class LibraryEncoder implements Encoder {

  @Override
  public void encode(Picture picture, Encoding encoding, OutputStream out) throws IOException {
    ImageWriter writer = JdkPlugins.writer(encoding.format()).createWriterInstance();
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      var image = new IIOImage(PictureRendering.of(held(picture, encoding)), null, null);
      writer.write(null, image, parameters(writer, encoding).orElse(null));
    } finally {
      writer.dispose();
    }
  }

  /** Palettes that cannot be transparent lie on white. */
  private static Picture held(Picture picture, Encoding encoding) {
    return picture.mode() == Mode.PALETTE && !encoding.format().palettesHoldAlpha()
        ? Palettes.onWhite(picture)
        : picture;
  }

  private static Optional<ImageWriteParam> parameters(ImageWriter writer, Encoding encoding) {
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    switch (encoding.format()) {
      case TIFF -> {
        if (encoding.tiff() == TiffCompression.NONE) {
          parameters.setCompressionMode(ImageWriteParam.MODE_DISABLED);
          return Optional.of(parameters);
        }
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionType(
            switch (encoding.tiff()) {
              case NONE -> "None";
              case LZW -> "LZW";
              case DEFLATE -> "ZLib";
              case PACKBITS -> "PackBits";
            });
      }
      default -> {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }
}
