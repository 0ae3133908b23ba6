package amplify.results;

/** The number of a row as it stands in file names: at least five digits. */
final class RowNumber {

  private static final int DIGITS = 5;

  private RowNumber() {}

  static void check(long number) {
    if (number < 0) {
      throw new IllegalArgumentException(
          "Row number %d must not be negative: file names carry it".formatted(number));
    }
  }

  static String text(long number) {
    check(number);
    String digits = Long.toString(number);
    return "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
  }
}
