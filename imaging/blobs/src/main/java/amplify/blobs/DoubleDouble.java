package amplify.blobs;

/**
 * A number of about 106 bits: the unevaluated sum of two doubles, of which the first is that sum
 * rounded to the nearest double. Operations lose a few units in the 104th bit.
 *
 * <p>Source: T. J. Dekker, "A floating-point technique for extending the available precision".
 */
record DoubleDouble(double high, double low) {

  /** The sum of two doubles, exactly. */
  static DoubleDouble sum(double a, double b) {
    double sum = a + b;
    double ofB = sum - a;
    return new DoubleDouble(sum, (a - (sum - ofB)) + (b - ofB));
  }

  /** The product of two doubles, exactly. */
  static DoubleDouble product(double a, double b) {
    double product = a * b;
    return new DoubleDouble(product, Math.fma(a, b, -product));
  }

  DoubleDouble plus(double other) {
    DoubleDouble sum = sum(high, other);
    return sum(sum.high, sum.low + low);
  }

  DoubleDouble plus(DoubleDouble other) {
    DoubleDouble highs = sum(high, other.high);
    DoubleDouble lows = sum(low, other.low);
    DoubleDouble carried = sum(highs.high, highs.low + lows.high);
    return sum(carried.high, carried.low + lows.low);
  }

  DoubleDouble minus(DoubleDouble other) {
    return plus(other.negated());
  }

  DoubleDouble times(double other) {
    DoubleDouble product = product(high, other);
    return sum(product.high, Math.fma(low, other, product.low));
  }

  DoubleDouble times(DoubleDouble other) {
    DoubleDouble product = product(high, other.high);
    return sum(product.high, product.low + (high * other.low + low * other.high));
  }

  DoubleDouble dividedBy(double other) {
    double quotient = high / other;
    double rest = Math.fma(-quotient, other, high) + low;
    return sum(quotient, rest / other);
  }

  DoubleDouble negated() {
    return new DoubleDouble(-high, -low);
  }
}
