package amplify.fft;

/** Roots of unity, correct to the last bit or so: the angle is brought below 45° first. */
final class Roots {

  private Roots() {}

  /** cos(2π·k/n) for k ≥ 0. */
  static double cos(long k, long n) {
    long eighths = 8 * (k % n);
    if (eighths > 4 * n) {
      eighths = 8 * n - eighths;
    }
    // Now within half a turn.
    if (eighths > 2 * n) {
      return -quarterCos(4 * n - eighths, n);
    }
    return quarterCos(eighths, n);
  }

  /** sin(2π·k/n) for k ≥ 0. */
  static double sin(long k, long n) {
    // sin(x) = cos(x − 90°), in quarters of 1/n so that the shift stays whole.
    return cos(4 * (k % n) + 3 * n, 4 * n);
  }

  private static double quarterCos(long eighths, long n) {
    return eighths <= n
        ? Math.cos(Math.PI / 4 * eighths / n)
        : Math.sin(Math.PI / 4 * (2 * n - eighths) / n);
  }
}
