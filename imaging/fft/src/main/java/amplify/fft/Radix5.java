package amplify.fft;

import jdk.incubator.vector.DoubleVector;

/** Fives: sums and differences of mirrored elements, then a small matrix. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Radix5(int span, double[] twiddles) implements Stage {

  private static final double COS1 = Roots.cos(1, 5);
  private static final double SIN1 = Roots.sin(1, 5);
  private static final double COS2 = Roots.cos(2, 5);
  private static final double SIN2 = Roots.sin(2, 5);

  @Override
  public int radix() {
    return 5;
  }

  @Override
  public void first(
      double[] lines, int from, int hop, int[] starts, double[] strip, double[] scratch) {
    first(lines, from, hop, starts, strip);
  }

  private static void first(double[] lines, int from, int hop, int[] starts, double[] strip) {

    var cos1 = DoubleVector.broadcast(LANES, COS1);
    var sin1 = DoubleVector.broadcast(LANES, SIN1);
    var cos2 = DoubleVector.broadcast(LANES, COS2);
    var sin2 = DoubleVector.broadcast(LANES, SIN2);
    var minusSin1 = DoubleVector.broadcast(LANES, -SIN1);
    int out = 0;
    for (int block = 0; block < starts.length; block++, out += 5 * STEP) {
      int in = from + starts[block] * STEP;
      var r0 = DoubleVector.fromArray(LANES, lines, in);
      var m0 = DoubleVector.fromArray(LANES, lines, in + WIDTH);
      var r1 = DoubleVector.fromArray(LANES, lines, in + hop);
      var m1 = DoubleVector.fromArray(LANES, lines, in + hop + WIDTH);
      var r2 = DoubleVector.fromArray(LANES, lines, in + 2 * hop);
      var m2 = DoubleVector.fromArray(LANES, lines, in + 2 * hop + WIDTH);
      var r3 = DoubleVector.fromArray(LANES, lines, in + 3 * hop);
      var m3 = DoubleVector.fromArray(LANES, lines, in + 3 * hop + WIDTH);
      var r4 = DoubleVector.fromArray(LANES, lines, in + 4 * hop);
      var m4 = DoubleVector.fromArray(LANES, lines, in + 4 * hop + WIDTH);
      var t1 = r1.add(r4);
      var t2 = m1.add(m4);
      var t3 = r2.add(r3);
      var t4 = m2.add(m3);
      var t5 = r1.sub(r4);
      var t6 = m1.sub(m4);
      var t7 = r2.sub(r3);
      var t8 = m2.sub(m3);
      var t9 = r0.add(t1);
      var t10 = m0.add(t2);
      var t11 = t9.add(t3);
      var t12 = t10.add(t4);
      var t13 = t1.fma(cos1, r0);
      var t14 = t2.fma(cos1, m0);
      var t15 = t5.mul(sin1);
      var t16 = t6.mul(sin1);
      var t17 = t3.fma(cos2, t13);
      var t18 = t4.fma(cos2, t14);
      var t19 = t7.fma(sin2, t15);
      var t20 = t8.fma(sin2, t16);
      var t21 = t17.add(t20);
      var t22 = t18.sub(t19);
      var t23 = t17.sub(t20);
      var t24 = t18.add(t19);
      var t25 = t1.fma(cos2, r0);
      var t26 = t2.fma(cos2, m0);
      var t27 = t5.mul(sin2);
      var t28 = t6.mul(sin2);
      var t29 = t3.fma(cos1, t25);
      var t30 = t4.fma(cos1, t26);
      var t31 = t7.fma(minusSin1, t27);
      var t32 = t8.fma(minusSin1, t28);
      var t33 = t29.add(t32);
      var t34 = t30.sub(t31);
      var t35 = t29.sub(t32);
      var t36 = t30.add(t31);
      t11.intoArray(strip, out);
      t12.intoArray(strip, out + WIDTH);
      t21.intoArray(strip, out + STEP);
      t22.intoArray(strip, out + STEP + WIDTH);
      t33.intoArray(strip, out + 2 * STEP);
      t34.intoArray(strip, out + 2 * STEP + WIDTH);
      t35.intoArray(strip, out + 3 * STEP);
      t36.intoArray(strip, out + 3 * STEP + WIDTH);
      t23.intoArray(strip, out + 4 * STEP);
      t24.intoArray(strip, out + 4 * STEP + WIDTH);
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
    var cos2 = DoubleVector.broadcast(LANES, COS2);
    var sin2 = DoubleVector.broadcast(LANES, SIN2);
    var minusSin1 = DoubleVector.broadcast(LANES, -SIN1);
    for (int block = 0; block < length * STEP; block += 5 * hop) {
      int t = 0;
      for (int at = block; at < block + hop; at += STEP, t += 12) {
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
        int i4 = at + 4 * hop;
        var x4 = DoubleVector.fromArray(LANES, strip, i4);
        var y4 = DoubleVector.fromArray(LANES, strip, i4 + WIDTH);
        var c4 = DoubleVector.broadcast(LANES, w[t + 9]);
        var r4 = y4.fma(DoubleVector.broadcast(LANES, w[t + 11]), x4.mul(c4));
        var m4 = x4.fma(DoubleVector.broadcast(LANES, w[t + 10]), y4.mul(c4));
        var t1 = r1.add(r4);
        var t2 = m1.add(m4);
        var t3 = r2.add(r3);
        var t4 = m2.add(m3);
        var t5 = r1.sub(r4);
        var t6 = m1.sub(m4);
        var t7 = r2.sub(r3);
        var t8 = m2.sub(m3);
        var t9 = r0.add(t1);
        var t10 = m0.add(t2);
        var t11 = t9.add(t3);
        var t12 = t10.add(t4);
        var t13 = t1.fma(cos1, r0);
        var t14 = t2.fma(cos1, m0);
        var t15 = t5.mul(sin1);
        var t16 = t6.mul(sin1);
        var t17 = t3.fma(cos2, t13);
        var t18 = t4.fma(cos2, t14);
        var t19 = t7.fma(sin2, t15);
        var t20 = t8.fma(sin2, t16);
        var t21 = t17.add(t20);
        var t22 = t18.sub(t19);
        var t23 = t17.sub(t20);
        var t24 = t18.add(t19);
        var t25 = t1.fma(cos2, r0);
        var t26 = t2.fma(cos2, m0);
        var t27 = t5.mul(sin2);
        var t28 = t6.mul(sin2);
        var t29 = t3.fma(cos1, t25);
        var t30 = t4.fma(cos1, t26);
        var t31 = t7.fma(minusSin1, t27);
        var t32 = t8.fma(minusSin1, t28);
        var t33 = t29.add(t32);
        var t34 = t30.sub(t31);
        var t35 = t29.sub(t32);
        var t36 = t30.add(t31);
        t11.intoArray(strip, at);
        t12.intoArray(strip, at + WIDTH);
        t21.intoArray(strip, i1);
        t22.intoArray(strip, i1 + WIDTH);
        t33.intoArray(strip, i2);
        t34.intoArray(strip, i2 + WIDTH);
        t35.intoArray(strip, i3);
        t36.intoArray(strip, i3 + WIDTH);
        t23.intoArray(strip, i4);
        t24.intoArray(strip, i4 + WIDTH);
      }
    }
  }
}
