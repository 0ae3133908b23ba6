package amplify.dev;

import amplify.api.Column;
import amplify.client.AmplifyClient;
import amplify.client.DownloadOptions;
import amplify.client.JobFailure;
import amplify.client.JobOutcome;
import amplify.client.JobStatus;
import amplify.results.PartReader;
import amplify.results.TableRow;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells what a job gave: counts and speed, the first rows of the table, and where all of it lies.
 */
final class DemoReport {

  private static final int ROWS_SHOWN = 5;
  private static final int COLUMNS_SHOWN = 5;
  private static final int FAILURES_SHOWN = 5;

  /** bin_id and roi_number. */
  private static final int FIXED_COLUMNS = 2;

  private final PrintStream out;
  private final AmplifyClient client;

  DemoReport(PrintStream out, AmplifyClient client) {
    this.out = out;
    this.client = client;
  }

  void print(JobStatus end, double seconds, Path folder) throws IOException {
    out.println();
    if (end.result().isEmpty()) {
      out.println("The job failed: " + end.error().orElse("no reason given"));
      return;
    }
    JobOutcome result = end.result().get();
    out.printf(
        "Completed     %d %s, %d ROIs, %d masks in %.2f s: %.0f ROIs/s%n",
        result.bins(),
        result.bins() == 1 ? "bin" : "bins",
        result.rois(),
        result.masks(),
        seconds,
        result.rois() / seconds);
    end.error().ifPresent(error -> out.println("Not done      " + error));
    result.failures().stream().limit(FAILURES_SHOWN).forEach(this::print);
    client.downloadResults(end.jobId(), folder, DownloadOptions.only(true, true, true));
    if (!result.tableUris().isEmpty()) {
      preview(folder.resolve("features").resolve(name(result.tableUris().getFirst())));
    }
    out.println("Results       " + parent(result.tableUris().getFirst()));
    out.println("Downloaded    " + folder);
  }

  private void print(JobFailure failure) {
    String roi = failure.roiNumber().isPresent() ? " ROI " + failure.roiNumber().getAsLong() : "";
    out.printf("              %s%s: %s%n", failure.binId(), roi, failure.error());
  }

  private void preview(Path part) {
    try (PartReader table = PartReader.open(part)) {
      List<Column> columns = table.schema().columns();
      List<Column> shown = columns.subList(0, Math.min(COLUMNS_SHOWN, columns.size()));
      out.println();
      out.printf("%-26s%11s", "bin_id", "roi_number");
      shown.forEach(column -> out.printf("%20s", column.name()));
      out.println();
      for (int i = 0; i < ROWS_SHOWN; i++) {
        table.next().ifPresent(row -> print(row, shown.size()));
      }
      out.printf("… %d rows, %d columns in all%n%n", table.rows(), columns.size() + FIXED_COLUMNS);
    }
  }

  private void print(TableRow row, int columns) {
    out.printf("%-26s%11d", row.binId(), row.row().number());
    row.row().values().stream().limit(columns).forEach(value -> out.printf("%20s", text(value)));
    out.println();
  }

  private static String text(Object value) {
    return switch (value) {
      case Optional<?> _ -> "";
      case Double number -> String.format(Locale.ROOT, "%.6g", number);
      default -> value.toString();
    };
  }

  private static String name(String uri) {
    return uri.substring(uri.lastIndexOf('/') + 1);
  }

  private static String parent(String tableUri) {
    String features = tableUri.substring(0, tableUri.lastIndexOf('/'));
    return features.substring(0, features.lastIndexOf('/') + 1);
  }
}
