package amplify.fft;

import jdk.incubator.vector.DoubleVector;

/** Eights: two fours joined by eighth roots of unity. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Radix8(int span, double[] twiddles) implements Stage {

  private static final double SQRT_HALF = Math.sqrt(0.5);

  @Override
  public int radix() {
    return 8;
  }

  @Override
  public void first(
      double[] lines, int from, int hop, int[] starts, double[] strip, double[] scratch) {
    first(lines, from, hop, starts, strip);
  }

  private static void first(double[] lines, int from, int hop, int[] starts, double[] strip) {

    var sqrtHalf = DoubleVector.broadcast(LANES, SQRT_HALF);
    var minusSqrtHalf = DoubleVector.broadcast(LANES, -SQRT_HALF);
    int out = 0;
    for (int block = 0; block < starts.length; block++, out += 8 * STEP) {
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
      var r6 = DoubleVector.fromArray(LANES, lines, in + 6 * hop);
      var m6 = DoubleVector.fromArray(LANES, lines, in + 6 * hop + WIDTH);
      var r7 = DoubleVector.fromArray(LANES, lines, in + 7 * hop);
      var m7 = DoubleVector.fromArray(LANES, lines, in + 7 * hop + WIDTH);
      var t1 = r0.add(r4);
      var t2 = m0.add(m4);
      var t3 = r0.sub(r4);
      var t4 = m0.sub(m4);
      var t5 = r2.add(r6);
      var t6 = m2.add(m6);
      var t7 = r2.sub(r6);
      var t8 = m2.sub(m6);
      var t9 = t1.add(t5);
      var t10 = t2.add(t6);
      var t11 = t3.add(t8);
      var t12 = t4.sub(t7);
      var t13 = t1.sub(t5);
      var t14 = t2.sub(t6);
      var t15 = t3.sub(t8);
      var t16 = t4.add(t7);
      var t17 = r1.add(r5);
      var t18 = m1.add(m5);
      var t19 = r1.sub(r5);
      var t20 = m1.sub(m5);
      var t21 = r3.add(r7);
      var t22 = m3.add(m7);
      var t23 = r3.sub(r7);
      var t24 = m3.sub(m7);
      var t25 = t17.add(t21);
      var t26 = t18.add(t22);
      var t27 = t19.add(t24);
      var t28 = t20.sub(t23);
      var t29 = t17.sub(t21);
      var t30 = t18.sub(t22);
      var t31 = t19.sub(t24);
      var t32 = t20.add(t23);
      var t33 = t27.add(t28);
      var t34 = t28.sub(t27);
      var t35 = t32.sub(t31);
      var t36 = t31.add(t32);
      var t37 = t9.add(t25);
      var t38 = t10.add(t26);
      var t39 = t33.fma(sqrtHalf, t11);
      var t40 = t34.fma(sqrtHalf, t12);
      var t41 = t13.add(t30);
      var t42 = t14.sub(t29);
      var t43 = t35.fma(sqrtHalf, t15);
      var t44 = t36.fma(minusSqrtHalf, t16);
      var t45 = t9.sub(t25);
      var t46 = t10.sub(t26);
      var t47 = t33.fma(minusSqrtHalf, t11);
      var t48 = t34.fma(minusSqrtHalf, t12);
      var t49 = t13.sub(t30);
      var t50 = t14.add(t29);
      var t51 = t35.fma(minusSqrtHalf, t15);
      var t52 = t36.fma(sqrtHalf, t16);
      t37.intoArray(strip, out);
      t38.intoArray(strip, out + WIDTH);
      t39.intoArray(strip, out + STEP);
      t40.intoArray(strip, out + STEP + WIDTH);
      t41.intoArray(strip, out + 2 * STEP);
      t42.intoArray(strip, out + 2 * STEP + WIDTH);
      t43.intoArray(strip, out + 3 * STEP);
      t44.intoArray(strip, out + 3 * STEP + WIDTH);
      t45.intoArray(strip, out + 4 * STEP);
      t46.intoArray(strip, out + 4 * STEP + WIDTH);
      t47.intoArray(strip, out + 5 * STEP);
      t48.intoArray(strip, out + 5 * STEP + WIDTH);
      t49.intoArray(strip, out + 6 * STEP);
      t50.intoArray(strip, out + 6 * STEP + WIDTH);
      t51.intoArray(strip, out + 7 * STEP);
      t52.intoArray(strip, out + 7 * STEP + WIDTH);
    }
  }

  @Override
  public void firstOfHalf(
      double[] lines, int from, int hop, int[] starts, double[] strip, double[] scratch) {
    half(lines, from, hop, starts, strip);
  }

  private static void half(double[] lines, int from, int hop, int[] starts, double[] strip) {

    var sqrtHalf = DoubleVector.broadcast(LANES, SQRT_HALF);
    var minusSqrtHalf = DoubleVector.broadcast(LANES, -SQRT_HALF);
    int out = 0;
    for (int block = 0; block < starts.length; block++, out += 8 * STEP) {
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
      var t3 = r0.add(m2);
      var t4 = m0.sub(r2);
      var t5 = r0.sub(r2);
      var t6 = m0.sub(m2);
      var t7 = r0.sub(m2);
      var t8 = m0.add(r2);
      var t9 = r1.add(r3);
      var t10 = m1.add(m3);
      var t11 = r1.add(m3);
      var t12 = m1.sub(r3);
      var t13 = r1.sub(r3);
      var t14 = m1.sub(m3);
      var t15 = r1.sub(m3);
      var t16 = m1.add(r3);
      var t17 = t11.add(t12);
      var t18 = t12.sub(t11);
      var t19 = t16.sub(t15);
      var t20 = t15.add(t16);
      var t21 = t1.add(t9);
      var t22 = t2.add(t10);
      var t23 = t17.fma(sqrtHalf, t3);
      var t24 = t18.fma(sqrtHalf, t4);
      var t25 = t5.add(t14);
      var t26 = t6.sub(t13);
      var t27 = t19.fma(sqrtHalf, t7);
      var t28 = t20.fma(minusSqrtHalf, t8);
      var t29 = t1.sub(t9);
      var t30 = t2.sub(t10);
      var t31 = t17.fma(minusSqrtHalf, t3);
      var t32 = t18.fma(minusSqrtHalf, t4);
      var t33 = t5.sub(t14);
      var t34 = t6.add(t13);
      var t35 = t19.fma(minusSqrtHalf, t7);
      var t36 = t20.fma(sqrtHalf, t8);
      t21.intoArray(strip, out);
      t22.intoArray(strip, out + WIDTH);
      t23.intoArray(strip, out + STEP);
      t24.intoArray(strip, out + STEP + WIDTH);
      t25.intoArray(strip, out + 2 * STEP);
      t26.intoArray(strip, out + 2 * STEP + WIDTH);
      t27.intoArray(strip, out + 3 * STEP);
      t28.intoArray(strip, out + 3 * STEP + WIDTH);
      t29.intoArray(strip, out + 4 * STEP);
      t30.intoArray(strip, out + 4 * STEP + WIDTH);
      t31.intoArray(strip, out + 5 * STEP);
      t32.intoArray(strip, out + 5 * STEP + WIDTH);
      t33.intoArray(strip, out + 6 * STEP);
      t34.intoArray(strip, out + 6 * STEP + WIDTH);
      t35.intoArray(strip, out + 7 * STEP);
      t36.intoArray(strip, out + 7 * STEP + WIDTH);
    }
  }

  @Override
  public void next(double[] strip, int length, double[] scratch) {
    next(strip, length, span, twiddles);
  }

  private static void next(double[] strip, int length, int span, double[] w) {

    int hop = span * STEP;
    var sqrtHalf = DoubleVector.broadcast(LANES, SQRT_HALF);
    var minusSqrtHalf = DoubleVector.broadcast(LANES, -SQRT_HALF);
    for (int block = 0; block < length * STEP; block += 8 * hop) {
      int t = 0;
      for (int at = block; at < block + hop; at += STEP, t += 21) {
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
        int i6 = at + 6 * hop;
        var x6 = DoubleVector.fromArray(LANES, strip, i6);
        var y6 = DoubleVector.fromArray(LANES, strip, i6 + WIDTH);
        var c6 = DoubleVector.broadcast(LANES, w[t + 15]);
        var r6 = y6.fma(DoubleVector.broadcast(LANES, w[t + 17]), x6.mul(c6));
        var m6 = x6.fma(DoubleVector.broadcast(LANES, w[t + 16]), y6.mul(c6));
        int i7 = at + 7 * hop;
        var x7 = DoubleVector.fromArray(LANES, strip, i7);
        var y7 = DoubleVector.fromArray(LANES, strip, i7 + WIDTH);
        var c7 = DoubleVector.broadcast(LANES, w[t + 18]);
        var r7 = y7.fma(DoubleVector.broadcast(LANES, w[t + 20]), x7.mul(c7));
        var m7 = x7.fma(DoubleVector.broadcast(LANES, w[t + 19]), y7.mul(c7));
        var t1 = r0.add(r4);
        var t2 = m0.add(m4);
        var t3 = r0.sub(r4);
        var t4 = m0.sub(m4);
        var t5 = r2.add(r6);
        var t6 = m2.add(m6);
        var t7 = r2.sub(r6);
        var t8 = m2.sub(m6);
        var t9 = t1.add(t5);
        var t10 = t2.add(t6);
        var t11 = t3.add(t8);
        var t12 = t4.sub(t7);
        var t13 = t1.sub(t5);
        var t14 = t2.sub(t6);
        var t15 = t3.sub(t8);
        var t16 = t4.add(t7);
        var t17 = r1.add(r5);
        var t18 = m1.add(m5);
        var t19 = r1.sub(r5);
        var t20 = m1.sub(m5);
        var t21 = r3.add(r7);
        var t22 = m3.add(m7);
        var t23 = r3.sub(r7);
        var t24 = m3.sub(m7);
        var t25 = t17.add(t21);
        var t26 = t18.add(t22);
        var t27 = t19.add(t24);
        var t28 = t20.sub(t23);
        var t29 = t17.sub(t21);
        var t30 = t18.sub(t22);
        var t31 = t19.sub(t24);
        var t32 = t20.add(t23);
        var t33 = t27.add(t28);
        var t34 = t28.sub(t27);
        var t35 = t32.sub(t31);
        var t36 = t31.add(t32);
        var t37 = t9.add(t25);
        var t38 = t10.add(t26);
        var t39 = t33.fma(sqrtHalf, t11);
        var t40 = t34.fma(sqrtHalf, t12);
        var t41 = t13.add(t30);
        var t42 = t14.sub(t29);
        var t43 = t35.fma(sqrtHalf, t15);
        var t44 = t36.fma(minusSqrtHalf, t16);
        var t45 = t9.sub(t25);
        var t46 = t10.sub(t26);
        var t47 = t33.fma(minusSqrtHalf, t11);
        var t48 = t34.fma(minusSqrtHalf, t12);
        var t49 = t13.sub(t30);
        var t50 = t14.add(t29);
        var t51 = t35.fma(minusSqrtHalf, t15);
        var t52 = t36.fma(sqrtHalf, t16);
        t37.intoArray(strip, at);
        t38.intoArray(strip, at + WIDTH);
        t39.intoArray(strip, i1);
        t40.intoArray(strip, i1 + WIDTH);
        t41.intoArray(strip, i2);
        t42.intoArray(strip, i2 + WIDTH);
        t43.intoArray(strip, i3);
        t44.intoArray(strip, i3 + WIDTH);
        t45.intoArray(strip, i4);
        t46.intoArray(strip, i4 + WIDTH);
        t47.intoArray(strip, i5);
        t48.intoArray(strip, i5 + WIDTH);
        t49.intoArray(strip, i6);
        t50.intoArray(strip, i6 + WIDTH);
        t51.intoArray(strip, i7);
        t52.intoArray(strip, i7 + WIDTH);
      }
    }
  }
}
