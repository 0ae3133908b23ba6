package amplify.fft;

import jdk.incubator.vector.DoubleVector;

/**
 * Any odd radix, straight from the definition on sums and differences of mirrored elements. The
 * work grows with the square of the radix, yet up to some 140 it is less than that of a detour over
 * a longer transform.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RadixOdd(int radix, int span, double[] twiddles, double[] matrix) implements Stage {

  RadixOdd(int radix, int span, double[] twiddles) {
    this(radix, span, twiddles, matrix(radix));
  }

  private static double[] matrix(int radix) {
    int half = radix / 2;
    double[] matrix = new double[half * half * 2];
    int at = 0;
    for (int k = 1; k <= half; k++) {
      for (int q = 1; q <= half; q++) {
        matrix[at++] = Roots.cos((long) q * k, radix);
        matrix[at++] = Roots.sin((long) q * k, radix);
      }
    }
    return matrix;
  }

  @Override
  public void first(
      double[] lines, int from, int hop, int[] starts, double[] strip, double[] scratch) {
    for (int block = 0; block < starts.length; block++) {
      fold(lines, from + starts[block] * STEP, hop, radix, strip, block * radix * STEP, scratch);
      unfold(strip, block * radix * STEP, STEP, radix, matrix, scratch);
    }
  }

  @Override
  public void next(double[] strip, int length, double[] scratch) {
    int hop = span * STEP;
    for (int block = 0; block < length * STEP; block += radix * hop) {
      for (int j = 0; j < span; j++) {
        int at = block + j * STEP;
        turnAndFold(strip, at, hop, radix, twiddles, j * (radix - 1) * 3, scratch);
        unfold(strip, at, hop, radix, matrix, scratch);
      }
    }
  }

  /** Leaves sums and differences of mirrored elements, and the sum of all. */
  private static void fold(
      double[] lines, int from, int hop, int radix, double[] strip, int out, double[] scratch) {
    int to = 0;
    var sumR = DoubleVector.fromArray(LANES, lines, from);
    var sumM = DoubleVector.fromArray(LANES, lines, from + WIDTH);
    sumR.intoArray(scratch, to);
    sumM.intoArray(scratch, to + WIDTH);
    for (int q = 1; q <= radix / 2; q++) {
      int a = from + q * hop;
      int b = from + (radix - q) * hop;
      var ra = DoubleVector.fromArray(LANES, lines, a);
      var ma = DoubleVector.fromArray(LANES, lines, a + WIDTH);
      var rb = DoubleVector.fromArray(LANES, lines, b);
      var mb = DoubleVector.fromArray(LANES, lines, b + WIDTH);
      var sr = ra.add(rb);
      var sm = ma.add(mb);
      to += 2 * STEP;
      sr.intoArray(scratch, to);
      sm.intoArray(scratch, to + WIDTH);
      ra.sub(rb).intoArray(scratch, to + 2 * WIDTH);
      ma.sub(mb).intoArray(scratch, to + 3 * WIDTH);
      sumR = sumR.add(sr);
      sumM = sumM.add(sm);
    }
    sumR.intoArray(strip, out);
    sumM.intoArray(strip, out + WIDTH);
  }

  /** The same after turning the elements by their twiddles. */
  private static void turnAndFold(
      double[] z, int at, int hop, int radix, double[] w, int wAt, double[] scratch) {
    int to = 0;
    var sumR = DoubleVector.fromArray(LANES, z, at);
    var sumM = DoubleVector.fromArray(LANES, z, at + WIDTH);
    sumR.intoArray(scratch, to);
    sumM.intoArray(scratch, to + WIDTH);
    for (int q = 1; q <= radix / 2; q++) {
      int a = at + q * hop;
      int b = at + (radix - q) * hop;
      int wa = wAt + (q - 1) * 3;
      int wb = wAt + (radix - q - 1) * 3;
      var xa = DoubleVector.fromArray(LANES, z, a);
      var ya = DoubleVector.fromArray(LANES, z, a + WIDTH);
      var ca = DoubleVector.broadcast(LANES, w[wa]);
      var ra = ya.fma(DoubleVector.broadcast(LANES, w[wa + 2]), xa.mul(ca));
      var ma = xa.fma(DoubleVector.broadcast(LANES, w[wa + 1]), ya.mul(ca));
      var xb = DoubleVector.fromArray(LANES, z, b);
      var yb = DoubleVector.fromArray(LANES, z, b + WIDTH);
      var cb = DoubleVector.broadcast(LANES, w[wb]);
      var rb = yb.fma(DoubleVector.broadcast(LANES, w[wb + 2]), xb.mul(cb));
      var mb = xb.fma(DoubleVector.broadcast(LANES, w[wb + 1]), yb.mul(cb));
      var sr = ra.add(rb);
      var sm = ma.add(mb);
      to += 2 * STEP;
      sr.intoArray(scratch, to);
      sm.intoArray(scratch, to + WIDTH);
      ra.sub(rb).intoArray(scratch, to + 2 * WIDTH);
      ma.sub(mb).intoArray(scratch, to + 3 * WIDTH);
      sumR = sumR.add(sr);
      sumM = sumM.add(sm);
    }
    sumR.intoArray(z, at);
    sumM.intoArray(z, at + WIDTH);
  }

  private static void unfold(
      double[] z, int at, int hop, int radix, double[] matrix, double[] scratch) {
    int half = radix / 2;
    int row = 2 * half;
    int k = 1;
    for (; k < half; k += 2) {
      var er = DoubleVector.fromArray(LANES, scratch, 0);
      var em = DoubleVector.fromArray(LANES, scratch, WIDTH);
      var fr = DoubleVector.zero(LANES);
      var fm = fr;
      var gr = er;
      var gm = em;
      var hr = fr;
      var hm = fr;
      int c = (k - 1) * row;
      int from = 2 * STEP;
      for (int q = 0; q < half; q++, c += 2, from += 2 * STEP) {
        var sr = DoubleVector.fromArray(LANES, scratch, from);
        var sm = DoubleVector.fromArray(LANES, scratch, from + WIDTH);
        var dr = DoubleVector.fromArray(LANES, scratch, from + 2 * WIDTH);
        var dm = DoubleVector.fromArray(LANES, scratch, from + 3 * WIDTH);
        var cos = DoubleVector.broadcast(LANES, matrix[c]);
        var sin = DoubleVector.broadcast(LANES, matrix[c + 1]);
        er = sr.fma(cos, er);
        em = sm.fma(cos, em);
        fr = dm.fma(sin, fr);
        fm = dr.fma(sin, fm);
        var nextCos = DoubleVector.broadcast(LANES, matrix[c + row]);
        var nextSin = DoubleVector.broadcast(LANES, matrix[c + row + 1]);
        gr = sr.fma(nextCos, gr);
        gm = sm.fma(nextCos, gm);
        hr = dm.fma(nextSin, hr);
        hm = dr.fma(nextSin, hm);
      }
      int a = at + k * hop;
      int b = at + (radix - k) * hop;
      er.add(fr).intoArray(z, a);
      em.sub(fm).intoArray(z, a + WIDTH);
      er.sub(fr).intoArray(z, b);
      em.add(fm).intoArray(z, b + WIDTH);
      gr.add(hr).intoArray(z, a + hop);
      gm.sub(hm).intoArray(z, a + hop + WIDTH);
      gr.sub(hr).intoArray(z, b - hop);
      gm.add(hm).intoArray(z, b - hop + WIDTH);
    }
    if (k == half) {
      var er = DoubleVector.fromArray(LANES, scratch, 0);
      var em = DoubleVector.fromArray(LANES, scratch, WIDTH);
      var fr = DoubleVector.zero(LANES);
      var fm = fr;
      int c = (k - 1) * row;
      int from = 2 * STEP;
      for (int q = 0; q < half; q++, c += 2, from += 2 * STEP) {
        var cos = DoubleVector.broadcast(LANES, matrix[c]);
        var sin = DoubleVector.broadcast(LANES, matrix[c + 1]);
        er = DoubleVector.fromArray(LANES, scratch, from).fma(cos, er);
        em = DoubleVector.fromArray(LANES, scratch, from + WIDTH).fma(cos, em);
        fm = DoubleVector.fromArray(LANES, scratch, from + 2 * WIDTH).fma(sin, fm);
        fr = DoubleVector.fromArray(LANES, scratch, from + 3 * WIDTH).fma(sin, fr);
      }
      int a = at + k * hop;
      int b = at + (radix - k) * hop;
      er.add(fr).intoArray(z, a);
      em.sub(fm).intoArray(z, a + WIDTH);
      er.sub(fr).intoArray(z, b);
      em.add(fm).intoArray(z, b + WIDTH);
    }
  }
}
