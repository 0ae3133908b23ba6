package amplify.fft;

import jdk.incubator.vector.DoubleVector;

/** Sixes: twos of threes, which need no twiddles between them (Good 1958). */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Radix6(int span, double[] twiddles) implements Stage {

  private static final double COS1 = Roots.cos(1, 3);
  private static final double SIN1 = Roots.sin(1, 3);

  @Override
  public int radix() {
    return 6;
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
    for (int block = 0; block < starts.length; block++, out += 6 * STEP) {
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
      var r5 = DoubleVector.fromArray(LANES, lines, in + 5 * hop);
      var m5 = DoubleVector.fromArray(LANES, lines, in + 5 * hop + WIDTH);
      var t1 = r2.add(r4);
      var t2 = m2.add(m4);
      var t3 = r2.sub(r4);
      var t4 = m2.sub(m4);
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
      var t15 = r5.add(r1);
      var t16 = m5.add(m1);
      var t17 = r5.sub(r1);
      var t18 = m5.sub(m1);
      var t19 = r3.add(t15);
      var t20 = m3.add(t16);
      var t21 = t15.fma(cos1, r3);
      var t22 = t16.fma(cos1, m3);
      var t23 = t17.mul(sin1);
      var t24 = t18.mul(sin1);
      var t25 = t21.add(t24);
      var t26 = t22.sub(t23);
      var t27 = t21.sub(t24);
      var t28 = t22.add(t23);
      var t29 = t5.add(t19);
      var t30 = t6.add(t20);
      var t31 = t5.sub(t19);
      var t32 = t6.sub(t20);
      var t33 = t11.add(t25);
      var t34 = t12.add(t26);
      var t35 = t11.sub(t25);
      var t36 = t12.sub(t26);
      var t37 = t13.add(t27);
      var t38 = t14.add(t28);
      var t39 = t13.sub(t27);
      var t40 = t14.sub(t28);
      t29.intoArray(strip, out);
      t30.intoArray(strip, out + WIDTH);
      t35.intoArray(strip, out + STEP);
      t36.intoArray(strip, out + STEP + WIDTH);
      t37.intoArray(strip, out + 2 * STEP);
      t38.intoArray(strip, out + 2 * STEP + WIDTH);
      t31.intoArray(strip, out + 3 * STEP);
      t32.intoArray(strip, out + 3 * STEP + WIDTH);
      t33.intoArray(strip, out + 4 * STEP);
      t34.intoArray(strip, out + 4 * STEP + WIDTH);
      t39.intoArray(strip, out + 5 * STEP);
      t40.intoArray(strip, out + 5 * STEP + WIDTH);
    }
  }

  @Override
  public void firstOfHalf(
      double[] lines, int from, int hop, int[] starts, double[] strip, double[] scratch) {
    half(lines, from, hop, starts, strip);
  }

  private static void half(double[] lines, int from, int hop, int[] starts, double[] strip) {

    var cos1 = DoubleVector.broadcast(LANES, COS1);
    var sin1 = DoubleVector.broadcast(LANES, SIN1);
    int out = 0;
    for (int block = 0; block < starts.length; block++, out += 6 * STEP) {
      int in = from + starts[block] * STEP;
      var r0 = DoubleVector.fromArray(LANES, lines, in);
      var m0 = DoubleVector.fromArray(LANES, lines, in + WIDTH);
      var r1 = DoubleVector.fromArray(LANES, lines, in + hop);
      var m1 = DoubleVector.fromArray(LANES, lines, in + hop + WIDTH);
      var r2 = DoubleVector.fromArray(LANES, lines, in + 2 * hop);
      var m2 = DoubleVector.fromArray(LANES, lines, in + 2 * hop + WIDTH);
      var t1 = r0.add(r2);
      var t2 = m0.add(m2);
      var t3 = r2.fma(cos1, r0);
      var t4 = m2.fma(cos1, m0);
      var t5 = r2.mul(sin1);
      var t6 = m2.mul(sin1);
      var t7 = t3.add(t6);
      var t8 = t4.sub(t5);
      var t9 = t3.sub(t6);
      var t10 = t4.add(t5);
      var t11 = r1.neg();
      var t12 = m1.neg();
      var t13 = r1.mul(cos1);
      var t14 = m1.mul(cos1);
      var t15 = t11.mul(sin1);
      var t16 = t12.mul(sin1);
      var t17 = t13.add(t16);
      var t18 = t14.sub(t15);
      var t19 = t13.sub(t16);
      var t20 = t14.add(t15);
      var t21 = t1.add(r1);
      var t22 = t2.add(m1);
      var t23 = t1.sub(r1);
      var t24 = t2.sub(m1);
      var t25 = t7.add(t17);
      var t26 = t8.add(t18);
      var t27 = t7.sub(t17);
      var t28 = t8.sub(t18);
      var t29 = t9.add(t19);
      var t30 = t10.add(t20);
      var t31 = t9.sub(t19);
      var t32 = t10.sub(t20);
      t21.intoArray(strip, out);
      t22.intoArray(strip, out + WIDTH);
      t27.intoArray(strip, out + STEP);
      t28.intoArray(strip, out + STEP + WIDTH);
      t29.intoArray(strip, out + 2 * STEP);
      t30.intoArray(strip, out + 2 * STEP + WIDTH);
      t23.intoArray(strip, out + 3 * STEP);
      t24.intoArray(strip, out + 3 * STEP + WIDTH);
      t25.intoArray(strip, out + 4 * STEP);
      t26.intoArray(strip, out + 4 * STEP + WIDTH);
      t31.intoArray(strip, out + 5 * STEP);
      t32.intoArray(strip, out + 5 * STEP + WIDTH);
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
    for (int block = 0; block < length * STEP; block += 6 * hop) {
      int t = 0;
      for (int at = block; at < block + hop; at += STEP, t += 15) {
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
        int i5 = at + 5 * hop;
        var x5 = DoubleVector.fromArray(LANES, strip, i5);
        var y5 = DoubleVector.fromArray(LANES, strip, i5 + WIDTH);
        var c5 = DoubleVector.broadcast(LANES, w[t + 12]);
        var r5 = y5.fma(DoubleVector.broadcast(LANES, w[t + 14]), x5.mul(c5));
        var m5 = x5.fma(DoubleVector.broadcast(LANES, w[t + 13]), y5.mul(c5));
        var t1 = r2.add(r4);
        var t2 = m2.add(m4);
        var t3 = r2.sub(r4);
        var t4 = m2.sub(m4);
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
        var t15 = r5.add(r1);
        var t16 = m5.add(m1);
        var t17 = r5.sub(r1);
        var t18 = m5.sub(m1);
        var t19 = r3.add(t15);
        var t20 = m3.add(t16);
        var t21 = t15.fma(cos1, r3);
        var t22 = t16.fma(cos1, m3);
        var t23 = t17.mul(sin1);
        var t24 = t18.mul(sin1);
        var t25 = t21.add(t24);
        var t26 = t22.sub(t23);
        var t27 = t21.sub(t24);
        var t28 = t22.add(t23);
        var t29 = t5.add(t19);
        var t30 = t6.add(t20);
        var t31 = t5.sub(t19);
        var t32 = t6.sub(t20);
        var t33 = t11.add(t25);
        var t34 = t12.add(t26);
        var t35 = t11.sub(t25);
        var t36 = t12.sub(t26);
        var t37 = t13.add(t27);
        var t38 = t14.add(t28);
        var t39 = t13.sub(t27);
        var t40 = t14.sub(t28);
        t29.intoArray(strip, at);
        t30.intoArray(strip, at + WIDTH);
        t35.intoArray(strip, i1);
        t36.intoArray(strip, i1 + WIDTH);
        t37.intoArray(strip, i2);
        t38.intoArray(strip, i2 + WIDTH);
        t31.intoArray(strip, i3);
        t32.intoArray(strip, i3 + WIDTH);
        t33.intoArray(strip, i4);
        t34.intoArray(strip, i4 + WIDTH);
        t39.intoArray(strip, i5);
        t40.intoArray(strip, i5 + WIDTH);
      }
    }
  }
}
