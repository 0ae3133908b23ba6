package amplify.fft;

import jdk.incubator.vector.DoubleVector;

/** Pairs. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Radix2(int span, double[] twiddles) implements Stage {

  @Override
  public void run(double[] strip, int length, double[] scratch) {
    if (span == 1) {
      first(strip, length);
    } else {
      next(strip, length, span, twiddles);
    }
  }

  private static void first(double[] z, int length) {
    for (int at = 0; at < length * STEP; at += 2 * STEP) {
      int i0 = at;
      var r0 = DoubleVector.fromArray(LANES, z, i0);
      var m0 = DoubleVector.fromArray(LANES, z, i0 + WIDTH);
      int i1 = at + STEP;
      var r1 = DoubleVector.fromArray(LANES, z, i1);
      var m1 = DoubleVector.fromArray(LANES, z, i1 + WIDTH);
      r0.add(r1).intoArray(z, i0);
      m0.add(m1).intoArray(z, i0 + WIDTH);
      r0.sub(r1).intoArray(z, i1);
      m0.sub(m1).intoArray(z, i1 + WIDTH);
    }
  }

  private static void next(double[] z, int length, int span, double[] w) {
    int hop = span * STEP;
    for (int block = 0; block < length * STEP; block += 2 * hop) {
      int t = 0;
      for (int at = block; at < block + hop; at += STEP, t += 3) {
        int i0 = at;
        var r0 = DoubleVector.fromArray(LANES, z, i0);
        var m0 = DoubleVector.fromArray(LANES, z, i0 + WIDTH);
        int i1 = at + hop;
        var x1 = DoubleVector.fromArray(LANES, z, i1);
        var y1 = DoubleVector.fromArray(LANES, z, i1 + WIDTH);
        var c1 = DoubleVector.broadcast(LANES, w[t]);
        var r1 = y1.fma(DoubleVector.broadcast(LANES, w[t + 2]), x1.mul(c1));
        var m1 = x1.fma(DoubleVector.broadcast(LANES, w[t + 1]), y1.mul(c1));
        r0.add(r1).intoArray(z, i0);
        m0.add(m1).intoArray(z, i0 + WIDTH);
        r0.sub(r1).intoArray(z, i1);
        m0.sub(m1).intoArray(z, i1 + WIDTH);
      }
    }
  }
}
