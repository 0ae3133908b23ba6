package amplify.phase;

import amplify.fft.FftPlan;
import amplify.image.GreyImage;
import java.util.Arrays;

/** The arrays one computation needs; they grow with the largest image seen. Not thread-safe. */
final class Workspace {

  private static final int LANES = FftPlan.LANES;

  private final Spectrum spectrum = new Spectrum();
  private final Responses responses = new Responses();
  private final Orientation orientation = new Orientation();
  private double[] upright = {};
  private double[] turned = {};

  void moments(GreyImage image, Filters filters, double[] moments) {
    responses.fit(filters);
    spectrum.of(image, filters, responses.strips[0], responses.scratch);
    HalfPlane across = filters.nearHorizontal();
    HalfPlane down = filters.nearVertical();
    turned = cleared(turned, across);
    upright = cleared(upright, down);
    for (int o = 0; o < HalfPlane.ORIENTATIONS; o++) {
      add(across, o, spectrum.across(), Spectrum.acrossStart(across), turned);
      add(down, o, spectrum.down(), 0, upright);
    }
    join(image.height(), image.width(), moments);
  }

  private static double[] cleared(double[] sum, HalfPlane plane) {
    int size = Frequencies.padded(plane.n1) * plane.n2;
    if (sum.length < size) {
      return new double[size];
    }
    Arrays.fill(sum, 0, size, 0);
    return sum;
  }

  private void add(HalfPlane plane, int o, double[] spectrum, int start, double[] sum) {
    responses.begin(plane, o, spectrum, start);
    int padded = Frequencies.padded(plane.n1);
    orientation.fit(padded * plane.n2);
    for (int strip = 0; strip < padded / LANES; strip++) {
      responses.finish(plane, strip);
      orientation.measure(responses.strips, plane.n2, strip * plane.n2 * LANES);
    }
    int whole = plane.n1 / LANES * LANES;
    orientation.addTo(sum, padded * plane.n2, (padded - plane.n1) * plane.n2, whole * plane.n2);
  }

  /** Both sums, over three orientations each, lie in strips: one of rows, one of columns. */
  private void join(int height, int width, double[] moments) {
    for (int y = 0; y < height; y++) {
      int across = y / LANES * width * LANES + y % LANES;
      int down = y * LANES;
      for (int x = 0; x < width; x++) {
        double sum =
            turned[across + x * LANES] + upright[down + x / LANES * height * LANES + x % LANES];
        moments[y * width + x] = sum / 3;
      }
    }
  }
}
