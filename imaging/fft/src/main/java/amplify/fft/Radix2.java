package amplify.fft;

import jdk.incubator.vector.DoubleVector;

/** Pairs. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Radix2(int span, double[] twiddles) implements Stage {

  @Override
  public int radix() {
    return 2;
  }

  @Override
  public void first(
      double[] lines, int from, int hop, int[] starts, double[] strip, double[] scratch) {
    first(lines, from, hop, starts, strip);
  }

  private static void first(double[] lines, int from, int hop, int[] starts, double[] strip) {

    int out = 0;
    for (int block = 0; block < starts.length; block++, out += 2 * STEP) {
      int in = from + starts[block] * STEP;
      var r0 = DoubleVector.fromArray(LANES, lines, in);
      var m0 = DoubleVector.fromArray(LANES, lines, in + WIDTH);
      var r1 = DoubleVector.fromArray(LANES, lines, in + hop);
      var m1 = DoubleVector.fromArray(LANES, lines, in + hop + WIDTH);
      var t1 = r0.add(r1);
      var t2 = m0.add(m1);
      var t3 = r0.sub(r1);
      var t4 = m0.sub(m1);
      t1.intoArray(strip, out);
      t2.intoArray(strip, out + WIDTH);
      t3.intoArray(strip, out + STEP);
      t4.intoArray(strip, out + STEP + WIDTH);
    }
  }

  @Override
  public void firstOfHalf(
      double[] lines, int from, int hop, int[] starts, double[] strip, double[] scratch) {
    half(lines, from, hop, starts, strip);
  }

  // All radices have this shape; two lines alone have no hop between them.
  @SuppressWarnings("UnusedVariable")
  private static void half(double[] lines, int from, int hop, int[] starts, double[] strip) {

    int out = 0;
    for (int block = 0; block < starts.length; block++, out += 2 * STEP) {
      int in = from + starts[block] * STEP;
      var r0 = DoubleVector.fromArray(LANES, lines, in);
      var m0 = DoubleVector.fromArray(LANES, lines, in + WIDTH);
      r0.intoArray(strip, out);
      m0.intoArray(strip, out + WIDTH);
      r0.intoArray(strip, out + STEP);
      m0.intoArray(strip, out + STEP + WIDTH);
    }
  }

  @Override
  public void next(double[] strip, int length, double[] scratch) {
    next(strip, length, span, twiddles);
  }

  private static void next(double[] strip, int length, int span, double[] w) {

    int hop = span * STEP;

    for (int block = 0; block < length * STEP; block += 2 * hop) {
      int t = 0;
      for (int at = block; at < block + hop; at += STEP, t += 3) {
        var r0 = DoubleVector.fromArray(LANES, strip, at);
        var m0 = DoubleVector.fromArray(LANES, strip, at + WIDTH);
        int i1 = at + hop;
        var x1 = DoubleVector.fromArray(LANES, strip, i1);
        var y1 = DoubleVector.fromArray(LANES, strip, i1 + WIDTH);
        var c1 = DoubleVector.broadcast(LANES, w[t]);
        var r1 = y1.fma(DoubleVector.broadcast(LANES, w[t + 2]), x1.mul(c1));
        var m1 = x1.fma(DoubleVector.broadcast(LANES, w[t + 1]), y1.mul(c1));
        var t1 = r0.add(r1);
        var t2 = m0.add(m1);
        var t3 = r0.sub(r1);
        var t4 = m0.sub(m1);
        t1.intoArray(strip, at);
        t2.intoArray(strip, at + WIDTH);
        t3.intoArray(strip, i1);
        t4.intoArray(strip, i1 + WIDTH);
      }
    }
  }
}
