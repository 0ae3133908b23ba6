package amplify.raster;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a pixel is made of. The names are Pillow's, as are the meanings; the two 16-bit colour modes
 * have none there.
 */
public enum Mode {
  /** Black or white: samples are 0 or 255. */
  BILEVEL("1", 1, 8),
  /** Grey, 0 black to 255 white. */
  GREY("L", 1, 8),
  /** Grey and opacity, 0 transparent to 255 opaque. */
  GREY_ALPHA("LA", 2, 8),
  /** Grey, 0 black to 65535 white. */
  GREY16("I;16", 1, 16),
  /** Numbers of colours in a palette. */
  PALETTE("P", 1, 8),
  /** Red, green, blue. */
  RGB("RGB", 3, 8),
  /** Red, green, blue and opacity, not premultiplied. */
  RGBA("RGBA", 4, 8),
  /** Cyan, magenta, yellow, black: 0 no ink, 255 all of it. */
  CMYK("CMYK", 4, 8),
  /** Red, green, blue of 16 bits. */
  RGB16("RGB;16", 3, 16),
  /** Red, green, blue and opacity of 16 bits. */
  RGBA16("RGBA;16", 4, 16);

  private final String id;
  private final int channels;
  private final int bits;

  Mode(String id, int channels, int bits) {
    this.id = id;
    this.channels = channels;
    this.bits = bits;
  }

  /**
   * The mode of a name, in any case: 1, L, LA, I;16, P, RGB, RGBA, CMYK, RGB;16, RGBA;16.
   *
   * @throws UnsupportedTargetException if there is none of that name
   */
  public static Mode of(String name) {
    for (Mode mode : values()) {
      if (mode.id.equals(name.toUpperCase(Locale.ROOT))) {
        return mode;
      }
    }
    throw new UnsupportedTargetException(
        "No mode is called '%s'; there are %s"
            .formatted(
                name, Arrays.stream(values()).map(Mode::id).collect(Collectors.joining(", "))));
  }

  /** The name, as {@link #of} takes it. */
  public String id() {
    return id;
  }

  /** Samples a pixel, 1 to 4. */
  public int channels() {
    return channels;
  }

  /** Bits a sample in memory, 8 or 16. */
  public int bits() {
    return bits;
  }

  /** Whether the last channel is opacity. A palette may have opacity too. */
  public boolean hasAlpha() {
    return this == GREY_ALPHA || this == RGBA || this == RGBA16;
  }

  @Override
  public String toString() {
    return id;
  }
}
