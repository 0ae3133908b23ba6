package amplify.testkit;

import amplify.api.Cancellation;
import amplify.api.CancelledException;
import java.util.concurrent.atomic.AtomicLong;

/** Cancels the work once some number of rows has been emitted or has failed. */
final class CancelAfterRows implements Cancellation {

  private final long limit;
  private final AtomicLong rows = new AtomicLong();

  CancelAfterRows(long limit) {
    this.limit = limit;
  }

  void rowEnded() {
    rows.incrementAndGet();
  }

  @Override
  public boolean requested() {
    return rows.get() >= limit;
  }

  @Override
  public void check() {
    if (requested()) {
      throw new CancelledException("cancelled after %d rows".formatted(limit));
    }
  }
}
