package amplify.convert;

import amplify.api.Answer;
import amplify.api.BadInputException;
import amplify.raster.Encoding;
import amplify.raster.Format;
import amplify.raster.Mode;
import amplify.raster.Picture;
import amplify.raster.RasterWriter;
import amplify.raster.TiffCompression;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How pictures are to be written.
 *
 * @param name the format as it was asked for, in lower case
 * @param encoding the format, and how it is written
 * @param mode the mode, where one was asked for
 * @param box what pictures are to fit in, where that was asked for
 */
record Target(String name, Encoding encoding, Optional<Mode> mode, Optional<Box> box) {

  /**
   * Reads what was asked for.
   *
   * @throws BadInputException if an option does not fit the format
   * @throws amplify.raster.UnsupportedTargetException if format, mode or compression is unknown
   */
  static Target of(Conversion asked) {
    String name = asked.targetFormat().toLowerCase(Locale.ROOT);
    Format format = Format.of(name);
    Encoding encoding = Encoding.of(format).withQuality(asked.quality());
    if (asked.compression().isPresent()) {
      encoding = compressed(encoding, asked.compression().get());
    }
    Optional<Mode> mode = asked.mode().map(Mode::of);
    mode.ifPresent(format::check);
    List<Mode> some = modes(name);
    if (mode.isPresent() && !some.isEmpty() && !some.contains(mode.get())) {
      throw new BadInputException(
          "'mode' is '%s', which '%s' does not hold; expected one of %s"
              .formatted(mode.get(), name, some));
    }
    return new Target(name, encoding, mode, asked.resize().map(Box::parse));
  }

  /** The modes of a name that means a part of its format only; empty for others. */
  private static List<Mode> modes(String name) {
    return switch (name) {
      case "pbm" -> List.of(Mode.BILEVEL);
      case "pgm" -> List.of(Mode.GREY, Mode.GREY16);
      default -> List.of();
    };
  }

  private static Encoding compressed(Encoding encoding, String compression) {
    boolean level = Character.isDigit(compression.charAt(0));
    return switch (encoding.format()) {
      case PNG -> {
        if (!level) {
          throw compression(compression, "0 to 9 for PNG");
        }
        yield encoding.withLevel(compression.charAt(0) - '0');
      }
      case TIFF -> encoding.withTiff(TiffCompression.of(compression));
      default ->
          throw compression(
              compression, "none, since %s has no choice".formatted(encoding.format()));
    };
  }

  private static BadInputException compression(String given, String expected) {
    return new BadInputException("'compression' is '%s'; expected %s".formatted(given, expected));
  }

  /** A picture as it was asked for. */
  Answer answer(Picture picture) {
    return Answer.bytes(write(picture), mediaType());
  }

  private byte[] write(Picture picture) {
    Picture sized = box.map(fit -> picture.within(fit.width(), fit.height())).orElse(picture);
    var out = new ByteArrayOutputStream();
    try {
      new RasterWriter(encoding).write(sized.to(mode.orElseGet(() -> nearest(sized))), out);
    } catch (IOException e) {
      throw new IllegalStateException("Memory cannot fail to be written", e);
    }
    return out.toByteArray();
  }

  private Mode nearest(Picture picture) {
    return switch (name) {
      case "pbm" -> Mode.BILEVEL;
      case "pgm" -> picture.mode().bits() == 16 ? Mode.GREY16 : Mode.GREY;
      default -> encoding.format().nearest(picture);
    };
  }

  /** The media type: {@code image/} and the name of the format, aliases spelt out. */
  private String mediaType() {
    return "image/"
        + switch (name) {
          case "jpg" -> "jpeg";
          case "tif" -> "tiff";
          case "dib" -> "bmp";
          default -> name;
        };
  }
}
