package amplify.jobs;

import java.util.List;
import java.util.Optional;

/** A done bin on its way into the database with the next batch. Guarded by the batch's turn. */
final class Waiting {

  private final Lease lease;
  private final String outputJson;
  private final List<FailedRow> failedRows;
  private Optional<Boolean> held = Optional.empty();
  private Optional<Throwable> error = Optional.empty();

  Waiting(Lease lease, String outputJson, List<FailedRow> failedRows) {
    this.lease = lease;
    this.outputJson = outputJson;
    this.failedRows = failedRows;
  }

  Lease lease() {
    return lease;
  }

  String outputJson() {
    return outputJson;
  }

  List<FailedRow> failedRows() {
    return failedRows;
  }

  boolean answered() {
    return held.isPresent() || error.isPresent();
  }

  void answer(boolean leaseHeld) {
    held = Optional.of(leaseHeld);
  }

  void answer(Throwable failure) {
    error = Optional.of(failure);
  }

  /** Whether the lease was held, or the error that came instead. */
  boolean outcome() {
    return switch (error.orElse(null)) {
      case null -> held.orElseThrow();
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException("The ending cannot be written", e);
    };
  }
}
