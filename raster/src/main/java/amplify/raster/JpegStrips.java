package amplify.raster;

/** Takes a picture's rows apart into the components of a JPEG, centred on 0. */
final class JpegStrips {

  private static final int HALF = 1 << 15;

  private JpegStrips() {}

  /** Fills a plane with one channel of rows; inks are inverted, as Adobe's marker says. */
  static void channel(Picture picture, int channel, int top, int rows, JpegPlane plane) {
    byte[] from = picture.bytes();
    int channels = picture.mode().channels();
    int inverted = picture.mode() == Mode.CMYK ? 0xFF : 0;
    for (int y = 0; y < rows; y++) {
      int at = (top + y) * picture.width() * channels + channel;
      int to = y * plane.stride();
      for (int x = 0; x < picture.width(); x++) {
        plane.samples()[to + x] = ((from[at] & 0xFF) ^ inverted) - 128;
        at += channels;
      }
    }
    plane.extend(picture.width(), rows);
  }

  /** Fills a plane with the luma of rows of RGB. */
  static void luma(Picture picture, int top, int rows, JpegPlane plane) {
    byte[] from = picture.bytes();
    float[] samples = plane.samples();
    int width = picture.width();
    for (int y = 0; y < rows; y++) {
      int at = (top + y) * width * 3;
      int to = y * plane.stride();
      for (int x = 0; x < width; x++) {
        int red = from[at] & 0xFF;
        int green = from[at + 1] & 0xFF;
        int blue = from[at + 2] & 0xFF;
        samples[to + x] = ((19595 * red + 38470 * green + 7471 * blue + HALF) >> 16) - 128;
        at += 3;
      }
    }
    plane.extend(width, rows);
  }

  /** Fills two planes with the colour of rows of RGB, one sample for each square of 2×2 pixels. */
  static void chroma(Picture picture, int top, int rows, JpegPlane blues, JpegPlane reds) {
    byte[] from = picture.bytes();
    int width = picture.width();
    float[] blueSamples = blues.samples();
    float[] redSamples = reds.samples();
    for (int y = 0; y < rows; y += 2) {
      int row = (top + y) * width * 3;
      // At odd edges the last pixel counts twice.
      int below = y + 1 < rows ? width * 3 : 0;
      int to = y / 2 * blues.stride();
      for (int x = 0; x < width; x += 2) {
        int at = row + x * 3;
        int right = x + 1 < width ? 3 : 0;
        int red = sum(from, at, right, below);
        int green = sum(from, at + 1, right, below);
        int blue = sum(from, at + 2, right, below);
        blueSamples[to] = (-11059f * red - 21709f * green + 32768f * blue) * (1f / (4 << 16));
        redSamples[to] = (32768f * red - 27439f * green - 5329f * blue) * (1f / (4 << 16));
        to++;
      }
    }
    blues.extend((width + 1) / 2, (rows + 1) / 2);
    reds.extend((width + 1) / 2, (rows + 1) / 2);
  }

  private static int sum(byte[] from, int at, int right, int below) {
    return (from[at] & 0xFF)
        + (from[at + right] & 0xFF)
        + (from[at + below] & 0xFF)
        + (from[at + below + right] & 0xFF);
  }
}
