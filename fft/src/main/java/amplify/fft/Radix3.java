package amplify.fft;

import jdk.incubator.vector.DoubleVector;

/** Threes: sums and differences of mirrored elements, then a small matrix. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Radix3(int span, double[] twiddles) implements Stage {

  private static final double COS1 = Roots.cos(1, 3);
  private static final double SIN1 = Roots.sin(1, 3);

  @Override
  public void run(double[] strip, int length, double[] scratch) {
    if (span == 1) {
      first(strip, length);
    } else {
      next(strip, length, span, twiddles);
    }
  }

  private static void first(double[] z, int length) {
    for (int at = 0; at < length * STEP; at += 3 * STEP) {
      int i0 = at;
      var r0 = DoubleVector.fromArray(LANES, z, i0);
      var m0 = DoubleVector.fromArray(LANES, z, i0 + WIDTH);
      int i1 = at + STEP;
      var r1 = DoubleVector.fromArray(LANES, z, i1);
      var m1 = DoubleVector.fromArray(LANES, z, i1 + WIDTH);
      int i2 = at + 2 * STEP;
      var r2 = DoubleVector.fromArray(LANES, z, i2);
      var m2 = DoubleVector.fromArray(LANES, z, i2 + WIDTH);
      var sr1 = r1.add(r2);
      var sm1 = m1.add(m2);
      var dr1 = r1.sub(r2);
      var dm1 = m1.sub(m2);
      r0.add(sr1).intoArray(z, i0);
      m0.add(sm1).intoArray(z, i0 + WIDTH);
      var cos1 = DoubleVector.broadcast(LANES, COS1);
      var sin1 = DoubleVector.broadcast(LANES, SIN1);
      var er1 = sr1.fma(cos1, r0);
      var em1 = sm1.fma(cos1, m0);
      var fr1 = dm1.mul(sin1);
      var fm1 = dr1.mul(sin1);
      er1.add(fr1).intoArray(z, i1);
      em1.sub(fm1).intoArray(z, i1 + WIDTH);
      er1.sub(fr1).intoArray(z, i2);
      em1.add(fm1).intoArray(z, i2 + WIDTH);
    }
  }

  private static void next(double[] z, int length, int span, double[] w) {
    int hop = span * STEP;
    for (int block = 0; block < length * STEP; block += 3 * hop) {
      int t = 0;
      for (int at = block; at < block + hop; at += STEP, t += 6) {
        int i0 = at;
        var r0 = DoubleVector.fromArray(LANES, z, i0);
        var m0 = DoubleVector.fromArray(LANES, z, i0 + WIDTH);
        int i1 = at + hop;
        var x1 = DoubleVector.fromArray(LANES, z, i1);
        var y1 = DoubleVector.fromArray(LANES, z, i1 + WIDTH);
        var c1 = DoubleVector.broadcast(LANES, w[t]);
        var r1 = y1.fma(DoubleVector.broadcast(LANES, w[t + 2]), x1.mul(c1));
        var m1 = x1.fma(DoubleVector.broadcast(LANES, w[t + 1]), y1.mul(c1));
        int i2 = at + 2 * hop;
        var x2 = DoubleVector.fromArray(LANES, z, i2);
        var y2 = DoubleVector.fromArray(LANES, z, i2 + WIDTH);
        var c2 = DoubleVector.broadcast(LANES, w[t + 3]);
        var r2 = y2.fma(DoubleVector.broadcast(LANES, w[t + 5]), x2.mul(c2));
        var m2 = x2.fma(DoubleVector.broadcast(LANES, w[t + 4]), y2.mul(c2));
        var sr1 = r1.add(r2);
        var sm1 = m1.add(m2);
        var dr1 = r1.sub(r2);
        var dm1 = m1.sub(m2);
        r0.add(sr1).intoArray(z, i0);
        m0.add(sm1).intoArray(z, i0 + WIDTH);
        var cos1 = DoubleVector.broadcast(LANES, COS1);
        var sin1 = DoubleVector.broadcast(LANES, SIN1);
        var er1 = sr1.fma(cos1, r0);
        var em1 = sm1.fma(cos1, m0);
        var fr1 = dm1.mul(sin1);
        var fm1 = dr1.mul(sin1);
        er1.add(fr1).intoArray(z, i1);
        em1.sub(fm1).intoArray(z, i1 + WIDTH);
        er1.sub(fr1).intoArray(z, i2);
        em1.add(fm1).intoArray(z, i2 + WIDTH);
      }
    }
  }
}
