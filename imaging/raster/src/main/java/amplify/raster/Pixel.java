package amplify.raster;

/** Red, green, blue and opacity of one pixel after the other, in 8 or 16 bits. */
final class Pixel {

  private final int full;
  private int red;
  private int green;
  private int blue;
  private int alpha;

  Pixel(int bits) {
    this.full = (1 << bits) - 1;
  }

  /** Takes the colour of a pixel. */
  void read(Picture from, int i) {
    byte[] bytes = from.bytes();
    alpha = full;
    switch (from.mode()) {
      case BILEVEL, GREY -> grey(of8(bytes[i]));
      case GREY_ALPHA -> {
        grey(of8(bytes[2 * i]));
        alpha = of8(bytes[2 * i + 1]);
      }
      case GREY16 -> grey(of16(from.shorts()[i]));
      case PALETTE -> indexed(from.palette(), bytes[i] & 0xFF);
      case RGB -> colour(of8(bytes[3 * i]), of8(bytes[3 * i + 1]), of8(bytes[3 * i + 2]));
      case RGBA -> {
        colour(of8(bytes[4 * i]), of8(bytes[4 * i + 1]), of8(bytes[4 * i + 2]));
        alpha = of8(bytes[4 * i + 3]);
      }
      case CMYK -> {
        int light = 255 - (bytes[4 * i + 3] & 0xFF);
        colour(
            left(bytes[4 * i], light),
            left(bytes[4 * i + 1], light),
            left(bytes[4 * i + 2], light));
      }
      case RGB16 -> wide(from.shorts(), 3 * i);
      case RGBA16 -> {
        wide(from.shorts(), 4 * i);
        alpha = of16(from.shorts()[4 * i + 3]);
      }
    }
  }

  /** Takes a colour of a palette. */
  void indexed(int[] palette, int index) {
    int argb = index < palette.length ? palette[index] : 0xFF << 24;
    colour(of8((byte) (argb >> 16)), of8((byte) (argb >> 8)), of8((byte) argb));
    alpha = of8((byte) (argb >>> 24));
  }

  private void wide(short[] from, int at) {
    colour(of16(from[at]), of16(from[at + 1]), of16(from[at + 2]));
  }

  private void grey(int grey) {
    colour(grey, grey, grey);
  }

  private void colour(int r, int g, int b) {
    red = r;
    green = g;
    blue = b;
  }

  private int of8(byte sample) {
    return (sample & 0xFF) * (full == 255 ? 1 : 257);
  }

  private int of16(short sample) {
    return full == 255 ? (sample & 0xFFFF) >> 8 : sample & 0xFFFF;
  }

  /** The light that an ink leaves of what black lets through. */
  private int left(byte ink, int light) {
    int product = (ink & 0xFF) * light;
    return of8((byte) (light - (product + 127) / 255));
  }

  void layOnWhite() {
    if (alpha < full) {
      red = onWhite(red);
      green = onWhite(green);
      blue = onWhite(blue);
      alpha = full;
    }
  }

  private int onWhite(int sample) {
    return (int) (((long) sample * alpha + (long) full * (full - alpha) + full / 2) / full);
  }

  /** Luma in fixed point, as Pillow rounds it. */
  private int luma() {
    return (int) ((red * 19595L + green * 38470L + blue * 7471L + 0x8000) >> 16);
  }

  void write(Mode mode, byte[] to, int at) {
    switch (mode) {
      case GREY -> to[at] = (byte) luma();
      case GREY_ALPHA -> {
        to[at] = (byte) luma();
        to[at + 1] = (byte) alpha;
      }
      case CMYK -> {
        to[at] = (byte) ~red;
        to[at + 1] = (byte) ~green;
        to[at + 2] = (byte) ~blue;
      }
      default -> {
        to[at] = (byte) red;
        to[at + 1] = (byte) green;
        to[at + 2] = (byte) blue;
        if (mode == Mode.RGBA) {
          to[at + 3] = (byte) alpha;
        }
      }
    }
  }

  void write(Mode mode, short[] to, int at) {
    if (mode == Mode.GREY16) {
      to[at] = (short) luma();
      return;
    }
    to[at] = (short) red;
    to[at + 1] = (short) green;
    to[at + 2] = (short) blue;
    if (mode == Mode.RGBA16) {
      to[at + 3] = (short) alpha;
    }
  }
}
