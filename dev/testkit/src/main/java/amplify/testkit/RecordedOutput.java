package amplify.testkit;

import amplify.api.Artifact;
import amplify.api.Output;
import amplify.api.Row;
import amplify.api.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Keeps all that was emitted, and what broke a rule. */
final class RecordedOutput implements Output {

  private final Schema schema;
  private final CancelAfterRows cancellation;
  private final List<Row> rows = new ArrayList<>();
  private final Map<Long, String> failedRows = new LinkedHashMap<>();
  private final List<Artifact> artifacts = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();
  private final Set<Long> numbers = new HashSet<>();
  private final Set<String> artifactNames = new HashSet<>();
  private final AtomicBoolean busy = new AtomicBoolean();

  RecordedOutput(Schema schema, CancelAfterRows cancellation) {
    this.schema = schema;
    this.cancellation = cancellation;
  }

  @Override
  public void row(Row row) {
    oneAtATime(() -> {
      notCancelled(row.number());
      try {
        row.check(schema);
      } catch (IllegalArgumentException e) {
        faults.add(new Fault(Rule.SCHEMA, e.getMessage()));
        throw e;
      }
      unique(row.number());
      rows.add(row);
      cancellation.rowEnded();
    });
  }

  @Override
  public void failedRow(long number, String reason) {
    oneAtATime(() -> {
      notCancelled(number);
      if (reason.isBlank()) {
        faults.add(new Fault(Rule.REASONS, "Row %d failed without a reason".formatted(number)));
      }
      unique(number);
      failedRows.put(number, reason);
      cancellation.rowEnded();
    });
  }

  @Override
  public void artifact(Artifact artifact) {
    oneAtATime(() -> {
      String name = "%s of %s".formatted(artifact.name(), artifact.row());
      if (!artifactNames.add(name)) {
        faults.add(new Fault(Rule.UNIQUE_ARTIFACTS, "Artifact %s came twice".formatted(name)));
      }
      artifacts.add(artifact);
    });
  }

  synchronized List<Row> rows() {
    return List.copyOf(rows);
  }

  synchronized Map<Long, String> failedRows() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(failedRows));
  }

  synchronized List<Artifact> artifacts() {
    return List.copyOf(artifacts);
  }

  synchronized List<Fault> faults() {
    return List.copyOf(faults);
  }

  /** Notices calls that overlap, and then makes them wait for each other. */
  private void oneAtATime(Runnable call) {
    boolean overlaps = !busy.compareAndSet(false, true);
    synchronized (this) {
      try {
        if (overlaps) {
          faults.add(
              new Fault(
                  Rule.ONE_AT_A_TIME,
                  "Two threads emitted at once; emit from one, as Work.inOrder does"));
        }
        call.run();
      } finally {
        busy.set(false);
      }
    }
  }

  private void notCancelled(long number) {
    if (cancellation.requested()) {
      faults.add(
          new Fault(
              Rule.NOTHING_AFTER_CANCELLATION,
              "Row %d came after the work was cancelled; check the cancellation at each row"
                  .formatted(number)));
    }
  }

  private void unique(long number) {
    if (!numbers.add(number)) {
      String message = "Row %d was emitted or failed before".formatted(number);
      faults.add(new Fault(Rule.UNIQUE_NUMBERS, message));
      throw new IllegalArgumentException(message);
    }
  }
}
