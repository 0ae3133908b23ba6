package amplify.products;

import amplify.api.Row;
import amplify.ifcb.SignificantDigits;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A bin's table of features: {@code roi_number} and the 30 features, a row for each image in the
 * order of the .adc. What is not known is left blank. Not thread-safe.
 */
final class FeatureCsv {

  private final OutputStream out;
  private final String blanks;
  private long rows;

  /**
   * Writes the heading.
   *
   * @param columns the columns after {@code roi_number}
   */
  FeatureCsv(OutputStream out, List<String> columns) throws IOException {
    this.out = out;
    this.blanks = ",".repeat(columns.size());
    write("roi_number," + String.join(",", columns));
  }

  void row(Row row) throws IOException {
    var line = new StringBuilder().append(row.number());
    for (Object value : row.values()) {
      line.append(',').append(text(value));
    }
    write(line.toString());
    rows++;
  }

  /** A ROI that could not be measured. */
  void blank(long number) throws IOException {
    write(number + blanks);
    rows++;
  }

  long rows() {
    return rows;
  }

  private static String text(Object value) {
    return switch (value) {
      case Double real -> SignificantDigits.of(real);
      case Optional<?> _ -> "";
      default -> value.toString();
    };
  }

  private void write(String line) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
  }
}
