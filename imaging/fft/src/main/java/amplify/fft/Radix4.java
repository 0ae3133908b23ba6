package amplify.fft;

import jdk.incubator.vector.DoubleVector;

/** Fours: multiplications by i only. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Radix4(int span, double[] twiddles) implements Stage {

  @Override
  public int radix() {
    return 4;
  }

  @Override
  public void first(
      double[] lines, int from, int hop, int[] starts, double[] strip, double[] scratch) {
    first(lines, from, hop, starts, strip);
  }

  private static void first(double[] lines, int from, int hop, int[] starts, double[] strip) {

    int out = 0;
    for (int block = 0; block < starts.length; block++, out += 4 * STEP) {
      int in = from + starts[block] * STEP;
      var r0 = DoubleVector.fromArray(LANES, lines, in);
      var m0 = DoubleVector.fromArray(LANES, lines, in + WIDTH);
      var r1 = DoubleVector.fromArray(LANES, lines, in + hop);
      var m1 = DoubleVector.fromArray(LANES, lines, in + hop + WIDTH);
      var r2 = DoubleVector.fromArray(LANES, lines, in + 2 * hop);
      var m2 = DoubleVector.fromArray(LANES, lines, in + 2 * hop + WIDTH);
      var r3 = DoubleVector.fromArray(LANES, lines, in + 3 * hop);
      var m3 = DoubleVector.fromArray(LANES, lines, in + 3 * hop + WIDTH);
      var t1 = r0.add(r2);
      var t2 = m0.add(m2);
      var t3 = r0.sub(r2);
      var t4 = m0.sub(m2);
      var t5 = r1.add(r3);
      var t6 = m1.add(m3);
      var t7 = r1.sub(r3);
      var t8 = m1.sub(m3);
      var t9 = t1.add(t5);
      var t10 = t2.add(t6);
      var t11 = t3.add(t8);
      var t12 = t4.sub(t7);
      var t13 = t1.sub(t5);
      var t14 = t2.sub(t6);
      var t15 = t3.sub(t8);
      var t16 = t4.add(t7);
      t9.intoArray(strip, out);
      t10.intoArray(strip, out + WIDTH);
      t11.intoArray(strip, out + STEP);
      t12.intoArray(strip, out + STEP + WIDTH);
      t13.intoArray(strip, out + 2 * STEP);
      t14.intoArray(strip, out + 2 * STEP + WIDTH);
      t15.intoArray(strip, out + 3 * STEP);
      t16.intoArray(strip, out + 3 * STEP + WIDTH);
    }
  }

  @Override
  public void firstOfHalf(
      double[] lines, int from, int hop, int[] starts, double[] strip, double[] scratch) {
    half(lines, from, hop, starts, strip);
  }

  private static void half(double[] lines, int from, int hop, int[] starts, double[] strip) {

    int out = 0;
    for (int block = 0; block < starts.length; block++, out += 4 * STEP) {
      int in = from + starts[block] * STEP;
      var r0 = DoubleVector.fromArray(LANES, lines, in);
      var m0 = DoubleVector.fromArray(LANES, lines, in + WIDTH);
      var r1 = DoubleVector.fromArray(LANES, lines, in + hop);
      var m1 = DoubleVector.fromArray(LANES, lines, in + hop + WIDTH);
      var t1 = r0.add(r1);
      var t2 = m0.add(m1);
      var t3 = r0.add(m1);
      var t4 = m0.sub(r1);
      var t5 = r0.sub(r1);
      var t6 = m0.sub(m1);
      var t7 = r0.sub(m1);
      var t8 = m0.add(r1);
      t1.intoArray(strip, out);
      t2.intoArray(strip, out + WIDTH);
      t3.intoArray(strip, out + STEP);
      t4.intoArray(strip, out + STEP + WIDTH);
      t5.intoArray(strip, out + 2 * STEP);
      t6.intoArray(strip, out + 2 * STEP + WIDTH);
      t7.intoArray(strip, out + 3 * STEP);
      t8.intoArray(strip, out + 3 * STEP + WIDTH);
    }
  }

  @Override
  public void next(double[] strip, int length, double[] scratch) {
    next(strip, length, span, twiddles);
  }

  private static void next(double[] strip, int length, int span, double[] w) {

    int hop = span * STEP;

    for (int block = 0; block < length * STEP; block += 4 * hop) {
      int t = 0;
      for (int at = block; at < block + hop; at += STEP, t += 9) {
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
        int i3 = at + 3 * hop;
        var x3 = DoubleVector.fromArray(LANES, strip, i3);
        var y3 = DoubleVector.fromArray(LANES, strip, i3 + WIDTH);
        var c3 = DoubleVector.broadcast(LANES, w[t + 6]);
        var r3 = y3.fma(DoubleVector.broadcast(LANES, w[t + 8]), x3.mul(c3));
        var m3 = x3.fma(DoubleVector.broadcast(LANES, w[t + 7]), y3.mul(c3));
        var t1 = r0.add(r2);
        var t2 = m0.add(m2);
        var t3 = r0.sub(r2);
        var t4 = m0.sub(m2);
        var t5 = r1.add(r3);
        var t6 = m1.add(m3);
        var t7 = r1.sub(r3);
        var t8 = m1.sub(m3);
        var t9 = t1.add(t5);
        var t10 = t2.add(t6);
        var t11 = t3.add(t8);
        var t12 = t4.sub(t7);
        var t13 = t1.sub(t5);
        var t14 = t2.sub(t6);
        var t15 = t3.sub(t8);
        var t16 = t4.add(t7);
        t9.intoArray(strip, at);
        t10.intoArray(strip, at + WIDTH);
        t11.intoArray(strip, i1);
        t12.intoArray(strip, i1 + WIDTH);
        t13.intoArray(strip, i2);
        t14.intoArray(strip, i2 + WIDTH);
        t15.intoArray(strip, i3);
        t16.intoArray(strip, i3 + WIDTH);
      }
    }
  }
}
