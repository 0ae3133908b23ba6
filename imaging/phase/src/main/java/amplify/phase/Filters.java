package amplify.phase;

import amplify.fft.FftPlans;

/** All filters of one image size, as the two half planes of frequencies they fit into. */
record Filters(HalfPlane nearHorizontal, HalfPlane nearVertical) {

  static Filters of(int height, int width, FftPlans plans) {
    return new Filters(
        HalfPlane.nearHorizontal(height, width, plans),
        HalfPlane.nearVertical(height, width, plans));
  }

  long bytes() {
    return nearHorizontal.bytes() + nearVertical.bytes();
  }
}
