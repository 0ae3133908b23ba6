package amplify.faults;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** Whether a job's books in the database are in order: each bin done once, each attempt noted. */
final class Books {

  private final Ledger ledger;
  private final UUID job;
  private final int bins;

  Books(Ledger ledger, UUID job, int bins) {
    this.ledger = ledger;
    this.job = job;
    this.bins = bins;
  }

  /** Attempts beyond the first of each task. */
  int retries() throws SQLException {
    return ledger.tasks(job).stream().mapToInt(task -> Math.max(0, task.attempt() - 1)).sum();
  }

  List<String> faults() throws SQLException {
    var faults = new ArrayList<String>();
    Ledger.JobState state = ledger.job(job);
    if (!state.equals(new Ledger.JobState("completed", "null", bins, bins, 0))) {
      faults.add("%s; failed attempts: %s".formatted(state, ledger.failures(job)));
    }
    var seen = new HashSet<String>();
    for (Ledger.TaskState task : ledger.tasks(job)) {
      if (!task.status().equals("done")) {
        faults.add("not done: " + task);
      }
      if (task.attempt() != task.failures() + 1) {
        faults.add("attempts and noted failures do not agree: " + task);
      }
      if (!seen.add(task.binId())) {
        faults.add("twice: " + task);
      }
    }
    if (seen.size() != bins + 1) {
      faults.add("%d tasks instead of %d".formatted(seen.size(), bins + 1));
    }
    return faults;
  }
}
