package amplify.faults;

import amplify.client.AmplifyException;
import amplify.client.JobStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Follows a job over HTTP as a user would, over all outages, and notes a percentage that falls. */
final class ProgressWatch implements AutoCloseable {

  private static final Duration GLANCE = Duration.ofMillis(100);

  private final Cluster cluster;
  private final UUID job;
  private final List<String> falls = new ArrayList<>();
  private final Thread thread;
  private double highest;

  ProgressWatch(Cluster cluster, UUID job) {
    this.cluster = cluster;
    this.job = job;
    this.thread = Thread.ofVirtual().start(this::follow);
  }

  private void follow() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        look();
        Thread.sleep(GLANCE);
      }
    } catch (InterruptedException e) {
      // Seen enough.
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      JobStatus status = cluster.client().job(job.toString());
      status.progress().ifPresent(progress -> progress.percent().ifPresent(this::compare));
    } catch (AmplifyException e) {
      // Out of reach now: what the fault is about.
      return;
    }
  }

  private synchronized void compare(double percent) {
    if (percent < highest) {
      falls.add("progress fell from %.2f %% to %.2f %%".formatted(highest, percent));
    }
    highest = Math.max(highest, percent);
  }

  /** The falls that were seen. */
  synchronized List<String> falls() {
    return List.copyOf(falls);
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
