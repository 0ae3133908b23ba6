package amplify.fft;

import jdk.incubator.vector.DoubleVector;

/** Sevens: sums and differences of mirrored elements, then a small matrix. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Radix7(int span, double[] twiddles) implements Stage {

  private static final double COS1 = Roots.cos(1, 7);
  private static final double SIN1 = Roots.sin(1, 7);
  private static final double COS2 = Roots.cos(2, 7);
  private static final double SIN2 = Roots.sin(2, 7);
  private static final double COS3 = Roots.cos(3, 7);
  private static final double SIN3 = Roots.sin(3, 7);

  @Override
  public int radix() {
    return 7;
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
    var cos3 = DoubleVector.broadcast(LANES, COS3);
    var sin3 = DoubleVector.broadcast(LANES, SIN3);
    var minusSin3 = DoubleVector.broadcast(LANES, -SIN3);
    var minusSin1 = DoubleVector.broadcast(LANES, -SIN1);
    int out = 0;
    for (int block = 0; block < starts.length; block++, out += 7 * STEP) {
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
      var t1 = r1.add(r6);
      var t2 = m1.add(m6);
      var t3 = r2.add(r5);
      var t4 = m2.add(m5);
      var t5 = r3.add(r4);
      var t6 = m3.add(m4);
      var t7 = r1.sub(r6);
      var t8 = m1.sub(m6);
      var t9 = r2.sub(r5);
      var t10 = m2.sub(m5);
      var t11 = r3.sub(r4);
      var t12 = m3.sub(m4);
      var t13 = r0.add(t1);
      var t14 = m0.add(t2);
      var t15 = t13.add(t3);
      var t16 = t14.add(t4);
      var t17 = t15.add(t5);
      var t18 = t16.add(t6);
      var t19 = t1.fma(cos1, r0);
      var t20 = t2.fma(cos1, m0);
      var t21 = t7.mul(sin1);
      var t22 = t8.mul(sin1);
      var t23 = t3.fma(cos2, t19);
      var t24 = t4.fma(cos2, t20);
      var t25 = t9.fma(sin2, t21);
      var t26 = t10.fma(sin2, t22);
      var t27 = t5.fma(cos3, t23);
      var t28 = t6.fma(cos3, t24);
      var t29 = t11.fma(sin3, t25);
      var t30 = t12.fma(sin3, t26);
      var t31 = t27.add(t30);
      var t32 = t28.sub(t29);
      var t33 = t27.sub(t30);
      var t34 = t28.add(t29);
      var t35 = t1.fma(cos2, r0);
      var t36 = t2.fma(cos2, m0);
      var t37 = t7.mul(sin2);
      var t38 = t8.mul(sin2);
      var t39 = t3.fma(cos3, t35);
      var t40 = t4.fma(cos3, t36);
      var t41 = t9.fma(minusSin3, t37);
      var t42 = t10.fma(minusSin3, t38);
      var t43 = t5.fma(cos1, t39);
      var t44 = t6.fma(cos1, t40);
      var t45 = t11.fma(minusSin1, t41);
      var t46 = t12.fma(minusSin1, t42);
      var t47 = t43.add(t46);
      var t48 = t44.sub(t45);
      var t49 = t43.sub(t46);
      var t50 = t44.add(t45);
      var t51 = t1.fma(cos3, r0);
      var t52 = t2.fma(cos3, m0);
      var t53 = t7.mul(sin3);
      var t54 = t8.mul(sin3);
      var t55 = t3.fma(cos1, t51);
      var t56 = t4.fma(cos1, t52);
      var t57 = t9.fma(minusSin1, t53);
      var t58 = t10.fma(minusSin1, t54);
      var t59 = t5.fma(cos2, t55);
      var t60 = t6.fma(cos2, t56);
      var t61 = t11.fma(sin2, t57);
      var t62 = t12.fma(sin2, t58);
      var t63 = t59.add(t62);
      var t64 = t60.sub(t61);
      var t65 = t59.sub(t62);
      var t66 = t60.add(t61);
      t17.intoArray(strip, out);
      t18.intoArray(strip, out + WIDTH);
      t31.intoArray(strip, out + STEP);
      t32.intoArray(strip, out + STEP + WIDTH);
      t47.intoArray(strip, out + 2 * STEP);
      t48.intoArray(strip, out + 2 * STEP + WIDTH);
      t63.intoArray(strip, out + 3 * STEP);
      t64.intoArray(strip, out + 3 * STEP + WIDTH);
      t65.intoArray(strip, out + 4 * STEP);
      t66.intoArray(strip, out + 4 * STEP + WIDTH);
      t49.intoArray(strip, out + 5 * STEP);
      t50.intoArray(strip, out + 5 * STEP + WIDTH);
      t33.intoArray(strip, out + 6 * STEP);
      t34.intoArray(strip, out + 6 * STEP + WIDTH);
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
    var cos3 = DoubleVector.broadcast(LANES, COS3);
    var sin3 = DoubleVector.broadcast(LANES, SIN3);
    var minusSin3 = DoubleVector.broadcast(LANES, -SIN3);
    var minusSin1 = DoubleVector.broadcast(LANES, -SIN1);
    for (int block = 0; block < length * STEP; block += 7 * hop) {
      int t = 0;
      for (int at = block; at < block + hop; at += STEP, t += 18) {
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
        var t1 = r1.add(r6);
        var t2 = m1.add(m6);
        var t3 = r2.add(r5);
        var t4 = m2.add(m5);
        var t5 = r3.add(r4);
        var t6 = m3.add(m4);
        var t7 = r1.sub(r6);
        var t8 = m1.sub(m6);
        var t9 = r2.sub(r5);
        var t10 = m2.sub(m5);
        var t11 = r3.sub(r4);
        var t12 = m3.sub(m4);
        var t13 = r0.add(t1);
        var t14 = m0.add(t2);
        var t15 = t13.add(t3);
        var t16 = t14.add(t4);
        var t17 = t15.add(t5);
        var t18 = t16.add(t6);
        var t19 = t1.fma(cos1, r0);
        var t20 = t2.fma(cos1, m0);
        var t21 = t7.mul(sin1);
        var t22 = t8.mul(sin1);
        var t23 = t3.fma(cos2, t19);
        var t24 = t4.fma(cos2, t20);
        var t25 = t9.fma(sin2, t21);
        var t26 = t10.fma(sin2, t22);
        var t27 = t5.fma(cos3, t23);
        var t28 = t6.fma(cos3, t24);
        var t29 = t11.fma(sin3, t25);
        var t30 = t12.fma(sin3, t26);
        var t31 = t27.add(t30);
        var t32 = t28.sub(t29);
        var t33 = t27.sub(t30);
        var t34 = t28.add(t29);
        var t35 = t1.fma(cos2, r0);
        var t36 = t2.fma(cos2, m0);
        var t37 = t7.mul(sin2);
        var t38 = t8.mul(sin2);
        var t39 = t3.fma(cos3, t35);
        var t40 = t4.fma(cos3, t36);
        var t41 = t9.fma(minusSin3, t37);
        var t42 = t10.fma(minusSin3, t38);
        var t43 = t5.fma(cos1, t39);
        var t44 = t6.fma(cos1, t40);
        var t45 = t11.fma(minusSin1, t41);
        var t46 = t12.fma(minusSin1, t42);
        var t47 = t43.add(t46);
        var t48 = t44.sub(t45);
        var t49 = t43.sub(t46);
        var t50 = t44.add(t45);
        var t51 = t1.fma(cos3, r0);
        var t52 = t2.fma(cos3, m0);
        var t53 = t7.mul(sin3);
        var t54 = t8.mul(sin3);
        var t55 = t3.fma(cos1, t51);
        var t56 = t4.fma(cos1, t52);
        var t57 = t9.fma(minusSin1, t53);
        var t58 = t10.fma(minusSin1, t54);
        var t59 = t5.fma(cos2, t55);
        var t60 = t6.fma(cos2, t56);
        var t61 = t11.fma(sin2, t57);
        var t62 = t12.fma(sin2, t58);
        var t63 = t59.add(t62);
        var t64 = t60.sub(t61);
        var t65 = t59.sub(t62);
        var t66 = t60.add(t61);
        t17.intoArray(strip, at);
        t18.intoArray(strip, at + WIDTH);
        t31.intoArray(strip, i1);
        t32.intoArray(strip, i1 + WIDTH);
        t47.intoArray(strip, i2);
        t48.intoArray(strip, i2 + WIDTH);
        t63.intoArray(strip, i3);
        t64.intoArray(strip, i3 + WIDTH);
        t65.intoArray(strip, i4);
        t66.intoArray(strip, i4 + WIDTH);
        t49.intoArray(strip, i5);
        t50.intoArray(strip, i5 + WIDTH);
        t33.intoArray(strip, i6);
        t34.intoArray(strip, i6 + WIDTH);
      }
    }
  }
}
