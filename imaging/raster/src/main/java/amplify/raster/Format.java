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

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A file format. All are read; all but WebP are written. */
// Lists are made by List.of.
@SuppressWarnings("ImmutableEnumChecker")
public enum Format {
  /** Portable Network Graphics. */
  PNG(
      "image/png",
      List.of("png"),
      BILEVEL,
      GREY,
      GREY_ALPHA,
      GREY16,
      PALETTE,
      RGB,
      RGBA,
      RGB16,
      RGBA16),
  /** JPEG, baseline or progressive. */
  JPEG("image/jpeg", List.of("jpeg", "jpg"), GREY, RGB, CMYK),
  /** TIFF, also of several pages. */
  TIFF(
      "image/tiff",
      List.of("tiff", "tif"),
      BILEVEL,
      GREY,
      GREY_ALPHA,
      GREY16,
      PALETTE,
      RGB,
      RGBA,
      CMYK,
      RGB16,
      RGBA16),
  /** Windows bitmap. */
  BMP("image/bmp", List.of("bmp", "dib"), BILEVEL, GREY, PALETTE, RGB),
  /** GIF, also animated. */
  GIF("image/gif", List.of("gif"), BILEVEL, GREY, PALETTE),
  /** WebP, lossy or lossless, also animated; not written. */
  WEBP("image/webp", List.of("webp")),
  /** Netpbm: bitmap, grey map or colour map, as plain text or binary. */
  PNM(
      "image/x-portable-anymap",
      List.of("pnm", "pbm", "pgm", "ppm"),
      BILEVEL,
      GREY,
      GREY16,
      RGB,
      RGB16);

  private final String mediaType;
  private final List<String> names;
  private final List<Mode> modes;

  Format(String mediaType, List<String> names, Mode... modes) {
    this.mediaType = mediaType;
    this.names = names;
    this.modes = List.of(modes);
  }

  /**
   * The format of a name or of an alias, in any case, with or without a dot before it: jpg, .TIF.
   *
   * @throws UnsupportedTargetException if there is none of that name
   */
  public static Format of(String name) {
    String plain = (name.startsWith(".") ? name.substring(1) : name).toLowerCase(Locale.ROOT);
    for (Format format : values()) {
      if (format.names.contains(plain)) {
        return format;
      }
    }
    throw new UnsupportedTargetException(
        "No format is called '%s'; written are %s".formatted(name, written()));
  }

  /** The format that the first bytes of a file tell; none if it is none of these. */
  public static Optional<Format> detect(byte[] file) {
    return Magic.detect(file);
  }

  /** The usual name, in lower case; the other names follow it in {@link #names}. */
  public String id() {
    return names.getFirst();
  }

  /** All names, which serve as file extensions too, the usual one first. */
  public List<String> names() {
    return names;
  }

  /** The media type, such as image/png. */
  public String mediaType() {
    return mediaType;
  }

  /** Whether it can be read. */
  public boolean canRead() {
    return true;
  }

  /** Whether it can be written. */
  public boolean canWrite() {
    return !modes.isEmpty();
  }

  /** The modes it is written in; none if it is not written. */
  public List<Mode> modes() {
    return modes;
  }

  /**
   * The mode to write a picture in if none is asked for: its own if the format holds it, else the
   * one that loses least.
   *
   * @throws UnsupportedTargetException if the format is not written
   */
  public Mode nearest(Picture picture) {
    checkWritten();
    Mode own = picture.mode();
    for (Mode mode : NearestModes.of(own, picture.mayBeTransparent(), palettesHoldAlpha())) {
      if (modes.contains(mode)) {
        return mode;
      }
    }
    throw new AssertionError("%s holds nothing near %s".formatted(this, own));
  }

  /**
   * Checks that the format is written in a mode.
   *
   * @throws UnsupportedTargetException if not; it tells which are
   */
  public void check(Mode mode) {
    checkWritten();
    if (!modes.contains(mode)) {
      throw new UnsupportedTargetException(
          "%s does not hold mode %s; it holds %s"
              .formatted(
                  this, mode, modes.stream().map(Mode::id).collect(Collectors.joining(", "))));
    }
  }

  /** Whether colours of a palette may be transparent. */
  boolean palettesHoldAlpha() {
    return this == PNG || this == GIF;
  }

  private void checkWritten() {
    if (!canWrite()) {
      throw new UnsupportedTargetException(
          "%s is read but not written; written are %s".formatted(this, written()));
    }
  }

  private static String written() {
    return Arrays.stream(values())
        .filter(Format::canWrite)
        .map(Format::id)
        .collect(Collectors.joining(", "));
  }

  /** The name in upper case. */
  @Override
  public String toString() {
    return this == WEBP ? "WebP" : name();
  }
}
