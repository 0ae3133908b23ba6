package amplify.raster;

/**
 * YCbCr and RGB, by JFIF 1.02 in fixed point as libjpeg computes them. Inks of JPEGs are stored
 * inverted, as Adobe does, so that the same computation gives inks from YCCK.
 */
final class YccColours {

  private static final int BITS = 16;
  private static final int HALF = 1 << (BITS - 1);
  private static final int RED_OF_CR = 91881;
  private static final int GREEN_OF_CB = 22554;
  private static final int GREEN_OF_CR = 46802;
  private static final int BLUE_OF_CB = 116130;

  private YccColours() {}

  /** Changes the first three of so many channels in place. */
  static void toRgb(byte[] samples, int channels) {
    for (int i = 0; i < samples.length; i += channels) {
      int y = samples[i] & 0xFF;
      int cb = (samples[i + 1] & 0xFF) - 128;
      int cr = (samples[i + 2] & 0xFF) - 128;
      samples[i] = clip(y + ((RED_OF_CR * cr + HALF) >> BITS));
      samples[i + 1] = clip(y + ((HALF - GREEN_OF_CB * cb - GREEN_OF_CR * cr) >> BITS));
      samples[i + 2] = clip(y + ((BLUE_OF_CB * cb + HALF) >> BITS));
    }
  }

  /** Inverts every {@code step}th sample in place. */
  static void invert(byte[] samples, int from, int step) {
    for (int i = from; i < samples.length; i += step) {
      samples[i] = (byte) ~samples[i];
    }
  }

  private static byte clip(int value) {
    return (byte) Math.max(0, Math.min(255, value));
  }
}
