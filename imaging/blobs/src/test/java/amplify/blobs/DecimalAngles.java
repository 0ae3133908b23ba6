package amplify.blobs;

import java.math.BigDecimal;
import java.math.MathContext;

/** Functions of an angle in decimals of 60 digits, rounded once to the nearest double. */
final class DecimalAngles {

  private static final MathContext DIGITS = new MathContext(60);
  private static final BigDecimal SMALLEST_TERM = new BigDecimal("1e-70");
  private static final BigDecimal ONE = BigDecimal.ONE;
  private static final BigDecimal TWO = BigDecimal.TWO;

  /** Machin's formula. */
  private static final BigDecimal PI =
      arcSeries(ONE.divide(BigDecimal.valueOf(5), DIGITS))
          .multiply(BigDecimal.valueOf(16))
          .subtract(
              arcSeries(ONE.divide(BigDecimal.valueOf(239), DIGITS))
                  .multiply(BigDecimal.valueOf(4)));

  private DecimalAngles() {}

  static double sin(double angle) {
    BigDecimal x = new BigDecimal(angle);
    return powerSeries(x, x, 1).doubleValue();
  }

  static double cos(double angle) {
    return powerSeries(new BigDecimal(angle), ONE, 0).doubleValue();
  }

  static double atan2(double y, double x) {
    if (x == 0 && y == 0) {
      return 0;
    }
    BigDecimal absY = new BigDecimal(Math.abs(y));
    BigDecimal absX = new BigDecimal(Math.abs(x));
    BigDecimal angle =
        absY.compareTo(absX) <= 0
            ? arc(absY.divide(absX, DIGITS))
            : PI.divide(TWO).subtract(arc(absX.divide(absY, DIGITS)));
    BigDecimal ofX = x < 0 ? PI.subtract(angle) : angle;
    return Math.copySign(ofX.doubleValue(), y);
  }

  /** The arc of a tangent of 0 to 1, halved until its series is short. */
  private static BigDecimal arc(BigDecimal tangent) {
    BigDecimal reduced = tangent;
    int halvings = 3;
    for (int i = 0; i < halvings; i++) {
      BigDecimal root = ONE.add(reduced.multiply(reduced)).sqrt(DIGITS);
      reduced = reduced.divide(ONE.add(root), DIGITS);
    }
    return arcSeries(reduced).multiply(BigDecimal.valueOf(1 << halvings));
  }

  private static BigDecimal arcSeries(BigDecimal tangent) {
    BigDecimal square = tangent.multiply(tangent, DIGITS).negate();
    BigDecimal power = tangent;
    BigDecimal sum = tangent;
    BigDecimal smallest = tangent.multiply(SMALLEST_TERM);
    for (int n = 3; power.abs().compareTo(smallest) > 0; n += 2) {
      power = power.multiply(square, DIGITS);
      sum = sum.add(power.divide(BigDecimal.valueOf(n), DIGITS));
    }
    return sum;
  }

  private static BigDecimal powerSeries(BigDecimal x, BigDecimal first, int degree) {
    BigDecimal square = x.multiply(x, DIGITS).negate();
    BigDecimal term = first;
    BigDecimal sum = first;
    BigDecimal smallest = first.abs().multiply(SMALLEST_TERM);
    for (int n = degree + 2; term.abs().compareTo(smallest) > 0; n += 2) {
      term = term.multiply(square, DIGITS).divide(BigDecimal.valueOf(n * (n - 1L)), DIGITS);
      sum = sum.add(term);
    }
    return sum;
  }
}
