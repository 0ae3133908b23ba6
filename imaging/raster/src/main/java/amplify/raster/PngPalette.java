package amplify.raster;

import java.util.Arrays;

/** A palette as a PNG has it. */
final class PngPalette {

  private final byte[] colours;
  private final byte[] opacities;

  private PngPalette(byte[] colours, byte[] opacities) {
    this.colours = colours;
    this.opacities = opacities;
  }

  static PngPalette of(Picture picture) {
    int[] palette = picture.palette();
    // Numbers beyond the palette are black, which readers of PNGs do not know.
    int count = Math.max(palette.length, 1 + highest(picture.bytes()));
    var colours = new byte[3 * count];
    var opacities = new byte[count];
    Arrays.fill(opacities, (byte) 0xFF);
    int transparent = 0;
    for (int i = 0; i < palette.length; i++) {
      colours[3 * i] = (byte) (palette[i] >> 16);
      colours[3 * i + 1] = (byte) (palette[i] >> 8);
      colours[3 * i + 2] = (byte) palette[i];
      opacities[i] = (byte) (palette[i] >> 24);
      if (opacities[i] != (byte) 0xFF) {
        transparent = i + 1;
      }
    }
    return new PngPalette(colours, Arrays.copyOf(opacities, transparent));
  }

  /** Red, green and blue of each colour. */
  byte[] colours() {
    return colours;
  }

  /** Of the colours up to the last that is not opaque. */
  byte[] opacities() {
    return opacities;
  }

  private static int highest(byte[] indices) {
    int highest = 0;
    for (byte index : indices) {
      highest = Math.max(highest, index & 0xFF);
    }
    return highest;
  }
}
