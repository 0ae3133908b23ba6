package amplify.fft;

import jdk.incubator.vector.DoubleVector;

/** Fours: multiplications by i only. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Radix4(int span, double[] twiddles) implements Stage {

  @Override
  public void run(double[] strip, int length, double[] scratch) {
    if (span == 1) {
      first(strip, length);
    } else {
      next(strip, length, span, twiddles);
    }
  }

  private static void first(double[] z, int length) {
    for (int at = 0; at < length * STEP; at += 4 * STEP) {
      int i0 = at;
      var r0 = DoubleVector.fromArray(LANES, z, i0);
      var m0 = DoubleVector.fromArray(LANES, z, i0 + WIDTH);
      int i1 = at + STEP;
      var r1 = DoubleVector.fromArray(LANES, z, i1);
      var m1 = DoubleVector.fromArray(LANES, z, i1 + WIDTH);
      int i2 = at + 2 * STEP;
      var r2 = DoubleVector.fromArray(LANES, z, i2);
      var m2 = DoubleVector.fromArray(LANES, z, i2 + WIDTH);
      int i3 = at + 3 * STEP;
      var r3 = DoubleVector.fromArray(LANES, z, i3);
      var m3 = DoubleVector.fromArray(LANES, z, i3 + WIDTH);
      var ar = r0.add(r2);
      var am = m0.add(m2);
      var br = r0.sub(r2);
      var bm = m0.sub(m2);
      var cr = r1.add(r3);
      var cm = m1.add(m3);
      var dr = r1.sub(r3);
      var dm = m1.sub(m3);
      ar.add(cr).intoArray(z, i0);
      am.add(cm).intoArray(z, i0 + WIDTH);
      br.add(dm).intoArray(z, i1);
      bm.sub(dr).intoArray(z, i1 + WIDTH);
      ar.sub(cr).intoArray(z, i2);
      am.sub(cm).intoArray(z, i2 + WIDTH);
      br.sub(dm).intoArray(z, i3);
      bm.add(dr).intoArray(z, i3 + WIDTH);
    }
  }

  private static void next(double[] z, int length, int span, double[] w) {
    int hop = span * STEP;
    for (int block = 0; block < length * STEP; block += 4 * hop) {
      int t = 0;
      for (int at = block; at < block + hop; at += STEP, t += 9) {
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
        int i3 = at + 3 * hop;
        var x3 = DoubleVector.fromArray(LANES, z, i3);
        var y3 = DoubleVector.fromArray(LANES, z, i3 + WIDTH);
        var c3 = DoubleVector.broadcast(LANES, w[t + 6]);
        var r3 = y3.fma(DoubleVector.broadcast(LANES, w[t + 8]), x3.mul(c3));
        var m3 = x3.fma(DoubleVector.broadcast(LANES, w[t + 7]), y3.mul(c3));
        var ar = r0.add(r2);
        var am = m0.add(m2);
        var br = r0.sub(r2);
        var bm = m0.sub(m2);
        var cr = r1.add(r3);
        var cm = m1.add(m3);
        var dr = r1.sub(r3);
        var dm = m1.sub(m3);
        ar.add(cr).intoArray(z, i0);
        am.add(cm).intoArray(z, i0 + WIDTH);
        br.add(dm).intoArray(z, i1);
        bm.sub(dr).intoArray(z, i1 + WIDTH);
        ar.sub(cr).intoArray(z, i2);
        am.sub(cm).intoArray(z, i2 + WIDTH);
        br.sub(dm).intoArray(z, i3);
        bm.add(dr).intoArray(z, i3 + WIDTH);
      }
    }
  }
}
