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
  public void run(double[] strip, int length, double[] scratch) {
    if (span == 1) {
      first(strip, length);
    } else {
      next(strip, length, span, twiddles);
    }
  }

  private static void first(double[] z, int length) {
    for (int at = 0; at < length * STEP; at += 7 * STEP) {
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
      int i4 = at + 4 * STEP;
      var r4 = DoubleVector.fromArray(LANES, z, i4);
      var m4 = DoubleVector.fromArray(LANES, z, i4 + WIDTH);
      int i5 = at + 5 * STEP;
      var r5 = DoubleVector.fromArray(LANES, z, i5);
      var m5 = DoubleVector.fromArray(LANES, z, i5 + WIDTH);
      int i6 = at + 6 * STEP;
      var r6 = DoubleVector.fromArray(LANES, z, i6);
      var m6 = DoubleVector.fromArray(LANES, z, i6 + WIDTH);
      var sr1 = r1.add(r6);
      var sm1 = m1.add(m6);
      var dr1 = r1.sub(r6);
      var dm1 = m1.sub(m6);
      var sr2 = r2.add(r5);
      var sm2 = m2.add(m5);
      var dr2 = r2.sub(r5);
      var dm2 = m2.sub(m5);
      var sr3 = r3.add(r4);
      var sm3 = m3.add(m4);
      var dr3 = r3.sub(r4);
      var dm3 = m3.sub(m4);
      r0.add(sr1).add(sr2).add(sr3).intoArray(z, i0);
      m0.add(sm1).add(sm2).add(sm3).intoArray(z, i0 + WIDTH);
      var cos1 = DoubleVector.broadcast(LANES, COS1);
      var sin1 = DoubleVector.broadcast(LANES, SIN1);
      var cos2 = DoubleVector.broadcast(LANES, COS2);
      var sin2 = DoubleVector.broadcast(LANES, SIN2);
      var cos3 = DoubleVector.broadcast(LANES, COS3);
      var sin3 = DoubleVector.broadcast(LANES, SIN3);
      var nin1 = DoubleVector.broadcast(LANES, -SIN1);
      var nin3 = DoubleVector.broadcast(LANES, -SIN3);
      var er1 = sr3.fma(cos3, sr2.fma(cos2, sr1.fma(cos1, r0)));
      var em1 = sm3.fma(cos3, sm2.fma(cos2, sm1.fma(cos1, m0)));
      var fr1 = dm3.fma(sin3, dm2.fma(sin2, dm1.mul(sin1)));
      var fm1 = dr3.fma(sin3, dr2.fma(sin2, dr1.mul(sin1)));
      er1.add(fr1).intoArray(z, i1);
      em1.sub(fm1).intoArray(z, i1 + WIDTH);
      er1.sub(fr1).intoArray(z, i6);
      em1.add(fm1).intoArray(z, i6 + WIDTH);
      var er2 = sr3.fma(cos1, sr2.fma(cos3, sr1.fma(cos2, r0)));
      var em2 = sm3.fma(cos1, sm2.fma(cos3, sm1.fma(cos2, m0)));
      var fr2 = dm3.fma(nin1, dm2.fma(nin3, dm1.mul(sin2)));
      var fm2 = dr3.fma(nin1, dr2.fma(nin3, dr1.mul(sin2)));
      er2.add(fr2).intoArray(z, i2);
      em2.sub(fm2).intoArray(z, i2 + WIDTH);
      er2.sub(fr2).intoArray(z, i5);
      em2.add(fm2).intoArray(z, i5 + WIDTH);
      var er3 = sr3.fma(cos2, sr2.fma(cos1, sr1.fma(cos3, r0)));
      var em3 = sm3.fma(cos2, sm2.fma(cos1, sm1.fma(cos3, m0)));
      var fr3 = dm3.fma(sin2, dm2.fma(nin1, dm1.mul(sin3)));
      var fm3 = dr3.fma(sin2, dr2.fma(nin1, dr1.mul(sin3)));
      er3.add(fr3).intoArray(z, i3);
      em3.sub(fm3).intoArray(z, i3 + WIDTH);
      er3.sub(fr3).intoArray(z, i4);
      em3.add(fm3).intoArray(z, i4 + WIDTH);
    }
  }

  private static void next(double[] z, int length, int span, double[] w) {
    int hop = span * STEP;
    for (int block = 0; block < length * STEP; block += 7 * hop) {
      int t = 0;
      for (int at = block; at < block + hop; at += STEP, t += 18) {
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
        int i4 = at + 4 * hop;
        var x4 = DoubleVector.fromArray(LANES, z, i4);
        var y4 = DoubleVector.fromArray(LANES, z, i4 + WIDTH);
        var c4 = DoubleVector.broadcast(LANES, w[t + 9]);
        var r4 = y4.fma(DoubleVector.broadcast(LANES, w[t + 11]), x4.mul(c4));
        var m4 = x4.fma(DoubleVector.broadcast(LANES, w[t + 10]), y4.mul(c4));
        int i5 = at + 5 * hop;
        var x5 = DoubleVector.fromArray(LANES, z, i5);
        var y5 = DoubleVector.fromArray(LANES, z, i5 + WIDTH);
        var c5 = DoubleVector.broadcast(LANES, w[t + 12]);
        var r5 = y5.fma(DoubleVector.broadcast(LANES, w[t + 14]), x5.mul(c5));
        var m5 = x5.fma(DoubleVector.broadcast(LANES, w[t + 13]), y5.mul(c5));
        int i6 = at + 6 * hop;
        var x6 = DoubleVector.fromArray(LANES, z, i6);
        var y6 = DoubleVector.fromArray(LANES, z, i6 + WIDTH);
        var c6 = DoubleVector.broadcast(LANES, w[t + 15]);
        var r6 = y6.fma(DoubleVector.broadcast(LANES, w[t + 17]), x6.mul(c6));
        var m6 = x6.fma(DoubleVector.broadcast(LANES, w[t + 16]), y6.mul(c6));
        var sr1 = r1.add(r6);
        var sm1 = m1.add(m6);
        var dr1 = r1.sub(r6);
        var dm1 = m1.sub(m6);
        var sr2 = r2.add(r5);
        var sm2 = m2.add(m5);
        var dr2 = r2.sub(r5);
        var dm2 = m2.sub(m5);
        var sr3 = r3.add(r4);
        var sm3 = m3.add(m4);
        var dr3 = r3.sub(r4);
        var dm3 = m3.sub(m4);
        r0.add(sr1).add(sr2).add(sr3).intoArray(z, i0);
        m0.add(sm1).add(sm2).add(sm3).intoArray(z, i0 + WIDTH);
        var cos1 = DoubleVector.broadcast(LANES, COS1);
        var sin1 = DoubleVector.broadcast(LANES, SIN1);
        var cos2 = DoubleVector.broadcast(LANES, COS2);
        var sin2 = DoubleVector.broadcast(LANES, SIN2);
        var cos3 = DoubleVector.broadcast(LANES, COS3);
        var sin3 = DoubleVector.broadcast(LANES, SIN3);
        var nin1 = DoubleVector.broadcast(LANES, -SIN1);
        var nin3 = DoubleVector.broadcast(LANES, -SIN3);
        var er1 = sr3.fma(cos3, sr2.fma(cos2, sr1.fma(cos1, r0)));
        var em1 = sm3.fma(cos3, sm2.fma(cos2, sm1.fma(cos1, m0)));
        var fr1 = dm3.fma(sin3, dm2.fma(sin2, dm1.mul(sin1)));
        var fm1 = dr3.fma(sin3, dr2.fma(sin2, dr1.mul(sin1)));
        er1.add(fr1).intoArray(z, i1);
        em1.sub(fm1).intoArray(z, i1 + WIDTH);
        er1.sub(fr1).intoArray(z, i6);
        em1.add(fm1).intoArray(z, i6 + WIDTH);
        var er2 = sr3.fma(cos1, sr2.fma(cos3, sr1.fma(cos2, r0)));
        var em2 = sm3.fma(cos1, sm2.fma(cos3, sm1.fma(cos2, m0)));
        var fr2 = dm3.fma(nin1, dm2.fma(nin3, dm1.mul(sin2)));
        var fm2 = dr3.fma(nin1, dr2.fma(nin3, dr1.mul(sin2)));
        er2.add(fr2).intoArray(z, i2);
        em2.sub(fm2).intoArray(z, i2 + WIDTH);
        er2.sub(fr2).intoArray(z, i5);
        em2.add(fm2).intoArray(z, i5 + WIDTH);
        var er3 = sr3.fma(cos2, sr2.fma(cos1, sr1.fma(cos3, r0)));
        var em3 = sm3.fma(cos2, sm2.fma(cos1, sm1.fma(cos3, m0)));
        var fr3 = dm3.fma(sin2, dm2.fma(nin1, dm1.mul(sin3)));
        var fm3 = dr3.fma(sin2, dr2.fma(nin1, dr1.mul(sin3)));
        er3.add(fr3).intoArray(z, i3);
        em3.sub(fm3).intoArray(z, i3 + WIDTH);
        er3.sub(fr3).intoArray(z, i4);
        em3.add(fm3).intoArray(z, i4 + WIDTH);
      }
    }
  }
}
