package amplify.raster;

import java.awt.color.ColorSpace;

/** CMYK as far as writers ask: how many inks there are, and roughly what they look like. */
final class InkColours extends ColorSpace {

  private static final long serialVersionUID = 1L;

  InkColours() {
    super(TYPE_CMYK, 4);
  }

  @Override
  public float[] toRGB(float[] inks) {
    float light = 1 - inks[3];
    return new float[] {(1 - inks[0]) * light, (1 - inks[1]) * light, (1 - inks[2]) * light};
  }

  @Override
  public float[] fromRGB(float[] rgb) {
    return new float[] {1 - rgb[0], 1 - rgb[1], 1 - rgb[2], 0};
  }

  @Override
  public float[] toCIEXYZ(float[] inks) {
    return ColorSpace.getInstance(CS_sRGB).toCIEXYZ(toRGB(inks));
  }

  @Override
  public float[] fromCIEXYZ(float[] xyz) {
    return fromRGB(ColorSpace.getInstance(CS_sRGB).fromCIEXYZ(xyz));
  }
}
