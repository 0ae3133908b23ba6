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

  private Trigonometry() {}

  /** The sine of an angle of up to one turn, in radians. */
  static double sin(double angle) {
    return Turn.of(angle).sin().high();
  }

  /** The cosine of an angle of up to one turn, in radians. */
  static double cos(double angle) {
    return Turn.of(angle).cos().high();
  }

  /** The angle of a vector against the x axis in radians, over −π to π. */
  static double atan2(double y, double x) {
    double near = Math.atan2(y, x);
    if (y == 0 && x >= 0) {
      return near;
    }
    // The vector turned back by an angle this near lies all but on the x axis: its slope is what is
    // missing, as a double, to the angle.
    Turn turn = Turn.of(near);
    double across = turn.cos().times(y).minus(turn.sin().times(x)).high();
    double along = turn.cos().times(x).plus(turn.sin().times(y)).high();
    return near + across / along;
  }

  private record Turn(DoubleDouble sin, DoubleDouble cos) {

    static Turn of(double angle) {
      double quarters = Math.rint(angle / HALF_PI_HIGH);
      DoubleDouble rest = lessQuarters(angle, quarters);
      DoubleDouble sin = sine(rest);
      DoubleDouble cos = series(rest.times(rest), LAST_TERM - 1);
      return switch ((int) quarters & 3) {
        case 0 -> new Turn(sin, cos);
        case 1 -> new Turn(cos, sin.negated());
        case 2 -> new Turn(sin.negated(), cos.negated());
        default -> new Turn(cos.negated(), sin);
      };
    }

    /** The angle less that many quarter turns, −π/4 to π/4. */
    private static DoubleDouble lessQuarters(double angle, double quarters) {
      // Exact as far as the rest, for either it is the angle or the two differ by less than half.
      DoubleDouble high = DoubleDouble.product(quarters, HALF_PI_HIGH);
      DoubleDouble rest = DoubleDouble.sum(angle, -high.high()).plus(-high.low());
      return rest.minus(DoubleDouble.product(quarters, HALF_PI_MIDDLE))
          .minus(DoubleDouble.product(quarters, HALF_PI_LOW));
    }

    private static DoubleDouble sine(DoubleDouble angle) {
      return angle.times(series(angle.times(angle), LAST_TERM));
    }

    /** 1 − x²/((n−1)·n)·(…) from the term of that degree inwards: cos x, or sin x over x. */
    private static DoubleDouble series(DoubleDouble square, int degree) {
      DoubleDouble sum = DoubleDouble.ONE;
      for (int n = degree; n > 1; n -= 2) {
        sum = square.times(sum).dividedBy(-(n - 1.0) * n).plus(1);
      }
      return sum;
    }
  }
}
