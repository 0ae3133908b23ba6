package amplify.blobs;

/**
 * Sines, cosines and arcs rounded to the nearest double.
 *
 * <p>{@link Math} may be one unit in the last place off, and differently on another processor. A
 * blob symmetric about a diagonal has pixels that fall between pixels when it is laid flat, and
 * such a unit decides which one is taken. All values here come from about 100 bits, so they are the
 * nearest double unless the true value lies within 10⁻¹² units of the middle between two.
 */
final class Trigonometry {

  /** π/2 in three doubles: enough for angles that all but cancel it. */
  private static final double HALF_PI_HIGH = 0x1.921fb54442d18p0;

  private static final double HALF_PI_MIDDLE = 0x1.1a62633145c07p-54;
  private static final double HALF_PI_LOW = -0x1.f1976b7ed8fbcp-110;

  /** The degree of the last term that counts: (π/4)³¹/31! is 7·10⁻³⁸. */
  private static final int LAST_TERM = 31;

  /** The degree of the first term that may be a double: one of 16 rounded is 2⁻¹⁰³ off. */
  private static final int PLAIN_TERM = 18;

  /** −1/((n−1)·n) by n. */
  private static final DoubleDouble[] STEPS = steps();

  private Trigonometry() {}

  /** The angle of a vector against the x axis in radians, −π to π. */
  static double atan2(double y, double x) {
    double near = Math.atan2(y, x);
    if (y == 0 && x >= 0) {
      return near;
    }
    // The vector turned back by an angle this near lies all but on the x axis: its slope is what is
    // missing, as a double, to the angle.
    Turn turn = turn(near);
    double across = turn.exactCos.times(y).minus(turn.exactSin.times(x)).high();
    double along = turn.cos() * x + turn.sin() * y;
    return near + across / along;
  }

  /** The turn by an angle of up to a whole turn, in radians. */
  static Turn turn(double angle) {
    double quarters = Math.rint(angle / HALF_PI_HIGH);
    DoubleDouble rest = lessQuarters(angle, quarters);
    DoubleDouble square = rest.times(rest);
    DoubleDouble sin = rest.times(series(square, LAST_TERM));
    DoubleDouble cos = series(square, LAST_TERM - 1);
    return switch ((int) quarters & 3) {
      case 0 -> new Turn(sin, cos);
      case 1 -> new Turn(cos, sin.negated());
      case 2 -> new Turn(sin.negated(), cos.negated());
      default -> new Turn(cos.negated(), sin);
    };
  }

  /** The angle less that many quarter turns, −π/4 to π/4. */
  private static DoubleDouble lessQuarters(double angle, double quarters) {
    // Exact as far as the rest: it is the angle, or the two differ by less than half.
    DoubleDouble high = DoubleDouble.product(quarters, HALF_PI_HIGH);
    DoubleDouble rest = DoubleDouble.sum(angle, -high.high()).plus(-high.low());
    return rest.minus(DoubleDouble.product(quarters, HALF_PI_MIDDLE))
        .minus(DoubleDouble.product(quarters, HALF_PI_LOW));
  }

  /** 1 − x²/((n−1)·n)·(…) from the term of that degree inwards: cos x, or sin x over x. */
  private static DoubleDouble series(DoubleDouble square, int degree) {
    int n = degree;
    double plain = 1;
    for (; n >= PLAIN_TERM; n -= 2) {
      plain = 1 + square.high() * STEPS[n].high() * plain;
    }
    DoubleDouble sum = new DoubleDouble(plain, 0);
    for (; n > 1; n -= 2) {
      sum = square.times(STEPS[n]).times(sum).plus(1);
    }
    return sum;
  }

  private static DoubleDouble[] steps() {
    var steps = new DoubleDouble[LAST_TERM + 1];
    for (int n = 2; n <= LAST_TERM; n++) {
      steps[n] = new DoubleDouble(1, 0).dividedBy(-(n - 1.0) * n);
    }
    return steps;
  }

  /** A sine and a cosine, each of about 100 bits. */
  record Turn(DoubleDouble exactSin, DoubleDouble exactCos) {

    double sin() {
      return exactSin.high();
    }

    double cos() {
      return exactCos.high();
    }
  }
}
