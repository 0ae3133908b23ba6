package amplify.fft;

import jdk.incubator.vector.DoubleVector;

/** Eights: two fours joined by eighth roots of unity. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Radix8(int span, double[] twiddles) implements Stage {

  private static final double SQRT_HALF = Math.sqrt(0.5);

  @Override
  public void run(double[] strip, int length, double[] scratch) {
    if (span == 1) {
      first(strip, length);
    } else {
      next(strip, length, span, twiddles);
    }
  }

  private static void first(double[] z, int length) {
    for (int at = 0; at < length * STEP; at += 8 * STEP) {
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
      int i7 = at + 7 * STEP;
      var r7 = DoubleVector.fromArray(LANES, z, i7);
      var m7 = DoubleVector.fromArray(LANES, z, i7 + WIDTH);
      var ear = r0.add(r4);
      var eam = m0.add(m4);
      var ebr = r0.sub(r4);
      var ebm = m0.sub(m4);
      var ecr = r2.add(r6);
      var ecm = m2.add(m6);
      var edr = r2.sub(r6);
      var edm = m2.sub(m6);
      var e0r = ear.add(ecr);
      var e0m = eam.add(ecm);
      var e2r = ear.sub(ecr);
      var e2m = eam.sub(ecm);
      var e1r = ebr.add(edm);
      var e1m = ebm.sub(edr);
      var e3r = ebr.sub(edm);
      var e3m = ebm.add(edr);
      var oar = r1.add(r5);
      var oam = m1.add(m5);
      var obr = r1.sub(r5);
      var obm = m1.sub(m5);
      var ocr = r3.add(r7);
      var ocm = m3.add(m7);
      var odr = r3.sub(r7);
      var odm = m3.sub(m7);
      var o0r = oar.add(ocr);
      var o0m = oam.add(ocm);
      var o2r = oar.sub(ocr);
      var o2m = oam.sub(ocm);
      var o1r = obr.add(odm);
      var o1m = obm.sub(odr);
      var o3r = obr.sub(odm);
      var o3m = obm.add(odr);
      e0r.add(o0r).intoArray(z, i0);
      e0m.add(o0m).intoArray(z, i0 + WIDTH);
      e0r.sub(o0r).intoArray(z, i4);
      e0m.sub(o0m).intoArray(z, i4 + WIDTH);
      var half = DoubleVector.broadcast(LANES, SQRT_HALF);
      var p1r = o1r.add(o1m);
      var p1m = o1m.sub(o1r);
      var nhalf = DoubleVector.broadcast(LANES, -SQRT_HALF);
      p1r.fma(half, e1r).intoArray(z, i1);
      p1m.fma(half, e1m).intoArray(z, i1 + WIDTH);
      p1r.fma(nhalf, e1r).intoArray(z, i5);
      p1m.fma(nhalf, e1m).intoArray(z, i5 + WIDTH);
      e2r.add(o2m).intoArray(z, i2);
      e2m.sub(o2r).intoArray(z, i2 + WIDTH);
      e2r.sub(o2m).intoArray(z, i6);
      e2m.add(o2r).intoArray(z, i6 + WIDTH);
      var p3r = o3m.sub(o3r);
      var p3m = o3r.add(o3m);
      p3r.fma(half, e3r).intoArray(z, i3);
      p3m.fma(nhalf, e3m).intoArray(z, i3 + WIDTH);
      p3r.fma(nhalf, e3r).intoArray(z, i7);
      p3m.fma(half, e3m).intoArray(z, i7 + WIDTH);
    }
  }

  private static void next(double[] z, int length, int span, double[] w) {
    int hop = span * STEP;
    for (int block = 0; block < length * STEP; block += 8 * hop) {
      int t = 0;
      for (int at = block; at < block + hop; at += STEP, t += 21) {
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
        int i7 = at + 7 * hop;
        var x7 = DoubleVector.fromArray(LANES, z, i7);
        var y7 = DoubleVector.fromArray(LANES, z, i7 + WIDTH);
        var c7 = DoubleVector.broadcast(LANES, w[t + 18]);
        var r7 = y7.fma(DoubleVector.broadcast(LANES, w[t + 20]), x7.mul(c7));
        var m7 = x7.fma(DoubleVector.broadcast(LANES, w[t + 19]), y7.mul(c7));
        var ear = r0.add(r4);
        var eam = m0.add(m4);
        var ebr = r0.sub(r4);
        var ebm = m0.sub(m4);
        var ecr = r2.add(r6);
        var ecm = m2.add(m6);
        var edr = r2.sub(r6);
        var edm = m2.sub(m6);
        var e0r = ear.add(ecr);
        var e0m = eam.add(ecm);
        var e2r = ear.sub(ecr);
        var e2m = eam.sub(ecm);
        var e1r = ebr.add(edm);
        var e1m = ebm.sub(edr);
        var e3r = ebr.sub(edm);
        var e3m = ebm.add(edr);
        var oar = r1.add(r5);
        var oam = m1.add(m5);
        var obr = r1.sub(r5);
        var obm = m1.sub(m5);
        var ocr = r3.add(r7);
        var ocm = m3.add(m7);
        var odr = r3.sub(r7);
        var odm = m3.sub(m7);
        var o0r = oar.add(ocr);
        var o0m = oam.add(ocm);
        var o2r = oar.sub(ocr);
        var o2m = oam.sub(ocm);
        var o1r = obr.add(odm);
        var o1m = obm.sub(odr);
        var o3r = obr.sub(odm);
        var o3m = obm.add(odr);
        e0r.add(o0r).intoArray(z, i0);
        e0m.add(o0m).intoArray(z, i0 + WIDTH);
        e0r.sub(o0r).intoArray(z, i4);
        e0m.sub(o0m).intoArray(z, i4 + WIDTH);
        var half = DoubleVector.broadcast(LANES, SQRT_HALF);
        var p1r = o1r.add(o1m);
        var p1m = o1m.sub(o1r);
        var nhalf = DoubleVector.broadcast(LANES, -SQRT_HALF);
        p1r.fma(half, e1r).intoArray(z, i1);
        p1m.fma(half, e1m).intoArray(z, i1 + WIDTH);
        p1r.fma(nhalf, e1r).intoArray(z, i5);
        p1m.fma(nhalf, e1m).intoArray(z, i5 + WIDTH);
        e2r.add(o2m).intoArray(z, i2);
        e2m.sub(o2r).intoArray(z, i2 + WIDTH);
        e2r.sub(o2m).intoArray(z, i6);
        e2m.add(o2r).intoArray(z, i6 + WIDTH);
        var p3r = o3m.sub(o3r);
        var p3m = o3r.add(o3m);
        p3r.fma(half, e3r).intoArray(z, i3);
        p3m.fma(nhalf, e3m).intoArray(z, i3 + WIDTH);
        p3r.fma(nhalf, e3r).intoArray(z, i7);
        p3m.fma(half, e3m).intoArray(z, i7 + WIDTH);
      }
    }
  }
}
