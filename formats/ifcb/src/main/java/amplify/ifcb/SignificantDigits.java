package amplify.ifcb;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Writes numbers as C's {@code printf("%.10g")} does, which published tables are written with: ten
 * significant digits of the exact binary value, rounded half to even; no zeros at the end; with an
 * exponent of two digits or more where it is below −4 or above 9. Java's {@code %g} does none of
 * it.
 *
 * <p>Source: ISO/IEC 9899:2018, 7.21.6.1, conversion g.
 */
public final class SignificantDigits {

  private static final int DIGITS = 10;
  private static final MathContext ROUNDING = new MathContext(DIGITS, RoundingMode.HALF_EVEN);

  private SignificantDigits() {}

  /** The number in ten significant digits; nothing for NaN, as tables have it. */
  public static String of(double number) {
    if (Double.isNaN(number)) {
      return "";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    }
    if (number == 0) {
      return 1 / number > 0 ? "0" : "-0";
    }
    BigDecimal rounded = new BigDecimal(number).round(ROUNDING).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    return exponent < -4 || exponent >= DIGITS
        ? withExponent(rounded, exponent)
        : rounded.toPlainString();
  }

  private static String withExponent(BigDecimal number, int exponent) {
    String mantissa = number.scaleByPowerOfTen(-exponent).toPlainString();
    return String.format(
        Locale.ROOT, "%se%s%02d", mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }
}
