package amplify.products;

import amplify.api.Row;
import amplify.blobs.FeatureColumn;
import amplify.blobs.RoiFeatures;
import amplify.blobs.SignificantDigits;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A bin's table of features: {@code roi_number} and the 30 features, a row for each image in the
 * order of the .adc. What is not known is left blank. Not thread-safe.
 */
final class FeatureCsv {

  private static final String BLANKS = ",".repeat(RoiFeatures.columns().size());

  private final OutputStream out;
  private long rows;

  FeatureCsv(OutputStream out) throws IOException {
    this.out = out;
    write(
        "roi_number,"
            + RoiFeatures.columns().stream()
                .map(FeatureColumn::name)
                .collect(Collectors.joining(",")));
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
    write(number + BLANKS);
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
