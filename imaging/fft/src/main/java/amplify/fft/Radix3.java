package amplify.fft;

import jdk.incubator.vector.DoubleVector;

/** Threes: sums and differences of mirrored elements, then a small matrix. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Radix3(int span, double[] twiddles) implements Stage {

  private static final double COS1 = Roots.cos(1, 3);
  private static final double SIN1 = Roots.sin(1, 3);

  @Override
  public int radix() {
    return 3;
  }

  @Override
  public void first(
      double[] lines, int from, int hop, int[] starts, double[] strip, double[] scratch) {
    first(lines, from, hop, starts, strip);
  }

  private static void first(double[] lines, int from, int hop, int[] starts, double[] strip) {

    var cos1 = DoubleVector.broadcast(LANES, COS1);
    var sin1 = DoubleVector.broadcast(LANES, SIN1);
    int out = 0;
    for (int block = 0; block < starts.length; block++, out += 3 * STEP) {
      int in = from + starts[block] * STEP;
      var r0 = DoubleVector.fromArray(LANES, lines, in);
      var m0 = DoubleVector.fromArray(LANES, lines, in + WIDTH);
      var r1 = DoubleVector.fromArray(LANES, lines, in + hop);
      var m1 = DoubleVector.fromArray(LANES, lines, in + hop + WIDTH);
      var r2 = DoubleVector.fromArray(LANES, lines, in + 2 * hop);
      var m2 = DoubleVector.fromArray(LANES, lines, in + 2 * hop + WIDTH);
      var t1 = r1.add(r2);
      var t2 = m1.add(m2);
      var t3 = r1.sub(r2);
      var t4 = m1.sub(m2);
      var t5 = r0.add(t1);
      var t6 = m0.add(t2);
      var t7 = t1.fma(cos1, r0);
      var t8 = t2.fma(cos1, m0);
      var t9 = t3.mul(sin1);
      var t10 = t4.mul(sin1);
      var t11 = t7.add(t10);
      var t12 = t8.sub(t9);
      var t13 = t7.sub(t10);
      var t14 = t8.add(t9);
      t5.intoArray(strip, out);
      t6.intoArray(strip, out + WIDTH);
      t11.intoArray(strip, out + STEP);
      t12.intoArray(strip, out + STEP + WIDTH);
      t13.intoArray(strip, out + 2 * STEP);
      t14.intoArray(strip, out + 2 * STEP + WIDTH);
    }
  }

  @Override
  public void next(double[] strip, int length, double[] scratch) {
    next(strip, length, span, twiddles);
  }

  private static void next(double[] strip, int length, int span, double[] w) {

    int hop = span * STEP;
    var cos1 = DoubleVector.broadcast(LANES, COS1);
    var sin1 = DoubleVector.broadcast(LANES, SIN1);
    for (int block = 0; block < length * STEP; block += 3 * hop) {
      int t = 0;
      for (int at = block; at < block + hop; at += STEP, t += 6) {
        var r0 = DoubleVector.fromArray(LANES, strip, at);
        var m0 = DoubleVector.fromArray(LANES, strip, at + WIDTH);
        int i1 = at + hop;
        var x1 = DoubleVector.fromArray(LANES, strip, i1);
        var y1 = DoubleVector.fromArray(LANES, strip, i1 + WIDTH);
        var c1 = DoubleVector.broadcast(LANES, w[t]);
        var r1 = y1.fma(DoubleVector.broadcast(LANES, w[t + 2]), x1.mul(c1));
        var m1 = x1.fma(DoubleVector.broadcast(LANES, w[t + 1]), y1.mul(c1));
        int i2 = at + 2 * hop;
        var x2 = DoubleVector.fromArray(LANES, strip, i2);
        var y2 = DoubleVector.fromArray(LANES, strip, i2 + WIDTH);
        var c2 = DoubleVector.broadcast(LANES, w[t + 3]);
        var r2 = y2.fma(DoubleVector.broadcast(LANES, w[t + 5]), x2.mul(c2));
        var m2 = x2.fma(DoubleVector.broadcast(LANES, w[t + 4]), y2.mul(c2));
        var t1 = r1.add(r2);
        var t2 = m1.add(m2);
        var t3 = r1.sub(r2);
        var t4 = m1.sub(m2);
        var t5 = r0.add(t1);
        var t6 = m0.add(t2);
        var t7 = t1.fma(cos1, r0);
        var t8 = t2.fma(cos1, m0);
        var t9 = t3.mul(sin1);
        var t10 = t4.mul(sin1);
        var t11 = t7.add(t10);
        var t12 = t8.sub(t9);
        var t13 = t7.sub(t10);
        var t14 = t8.add(t9);
        t5.intoArray(strip, at);
        t6.intoArray(strip, at + WIDTH);
        t11.intoArray(strip, i1);
        t12.intoArray(strip, i1 + WIDTH);
        t13.intoArray(strip, i2);
        t14.intoArray(strip, i2 + WIDTH);
      }
    }
  }
}
