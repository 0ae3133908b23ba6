package amplify.worker;

import amplify.api.Cancellation;
import amplify.api.CancelledException;
import amplify.api.Progress;
import amplify.jobs.Lease;
import amplify.jobs.LeaseReport;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What is known of a running attempt: its progress, and whether it should go on. Written by the
 * attempt and by whoever stops it; read when its lease is renewed.
 */
final class AttemptState implements Cancellation, Progress {

  private final Lease lease;
  private final Instant deadline;
  private final AtomicLong total = new AtomicLong();
  private final AtomicLong done = new AtomicLong();
  private final AtomicReference<String> message = new AtomicReference<>("");
  private final AtomicReference<Optional<Stop>> stop = new AtomicReference<>(Optional.empty());

  AttemptState(Lease lease, Instant deadline) {
    this.lease = lease;
    this.deadline = deadline;
  }

  Lease lease() {
    return lease;
  }

  Instant deadline() {
    return deadline;
  }

  /** Asks the attempt to stop. The first reason given counts. */
  void stop(Stop reason) {
    stop.compareAndSet(Optional.empty(), Optional.of(reason));
  }

  Optional<Stop> stopped() {
    return stop.get();
  }

  LeaseReport report() {
    return new LeaseReport(lease, done.get(), total.get(), message.get());
  }

  @Override
  public boolean requested() {
    return stop.get().isPresent();
  }

  @Override
  public void check() {
    stop.get()
        .ifPresent(reason -> {
          throw new CancelledException(reason.sentence());
        });
  }

  @Override
  public void total(long rows) {
    total.set(rows);
  }

  @Override
  public void done(long rows) {
    done.accumulateAndGet(rows, Math::max);
  }

  @Override
  public void message(String text) {
    message.set(text);
  }
}
