package amplify.worker;

import amplify.jobs.FailedRow;
import amplify.wire.JobResult.Failure;
import amplify.wire.WireJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What failed in a job: the first so many are listed in its result, all of them are written to a
 * file, one JSON object a line.
 */
final class Failures implements AutoCloseable {

  /** Bins named in the job's error; the list has the others. */
  private static final int BINS_NAMED = 3;

  private final int listed;
  private final Path file;
  private final BufferedWriter lines;
  private final List<Failure> first = new ArrayList<>();
  private final List<String> namedBins = new ArrayList<>();
  private long bins;
  private long rows;

  Failures(Path file, int listed) throws IOException {
    this.file = file;
    this.listed = listed;
    this.lines = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
  }

  void bin(String binId, String error) throws IOException {
    bins++;
    if (namedBins.size() < BINS_NAMED) {
      namedBins.add("%s: %s".formatted(binId, error));
    }
    add(new Failure(binId, Optional.empty(), error));
  }

  void row(String binId, FailedRow row) throws IOException {
    rows++;
    add(new Failure(binId, Optional.of(row.number()), row.error()));
  }

  private void add(Failure failure) throws IOException {
    if (first.size() < listed) {
      first.add(failure);
    }
    lines.write(WireJson.text(failure));
    lines.newLine();
  }

  /** Whether the result's list leaves some out. */
  boolean truncated() {
    return bins + rows > listed;
  }

  Path file() {
    return file;
  }

  long rows() {
    return rows;
  }

  long bins() {
    return bins;
  }

  /** The sum of what failed, in one sentence for people; empty if nothing did. */
  String summary(int binsTotal) {
    var parts = new ArrayList<String>();
    if (bins > 0) {
      String more = bins > namedBins.size() ? "; and others" : "";
      parts.add(
          "%d of %d bins failed (%s%s)"
              .formatted(bins, binsTotal, String.join("; ", namedBins), more));
    }
    if (rows > 0) {
      parts.add("%d ROIs failed".formatted(rows));
    }
    return String.join(", ", parts);
  }

  /** The first of them, for the result. */
  List<Failure> listed() {
    return List.copyOf(first);
  }

  /** Brings all that was added into the file. */
  void complete() throws IOException {
    lines.flush();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
