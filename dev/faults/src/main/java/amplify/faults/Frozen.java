package amplify.faults;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * SIGSTOP of a process that has a task in work, until another has begun that task, or even until
 * the job has ended; then SIGCONT.
 *
 * @param name the scenario's name
 * @param kind which kind of task
 * @param moments how long at most the task may have gone on when the process is frozen
 * @param pastTheEnd whether it sleeps until the job has ended
 * @param inTransaction whether it must hold a transaction open, and locks with it
 */
record Frozen(String name, String kind, Duration moments, boolean pastTheEnd, boolean inTransaction)
    implements Scenario {

  private static final int TRIES = 300;
  private static final int OPEN_MILLIS = 100;

  /** How long workers are given to come to what is locked. */
  private static final Duration GATHERING = Duration.ofSeconds(2);

  static Frozen worker() {
    return new Frozen("worker-frozen", Trial.BIN, Duration.ofMillis(60), false, false);
  }

  static Frozen workerPastTheEnd() {
    return new Frozen("worker-frozen-long", Trial.BIN, Duration.ofMillis(60), true, false);
  }

  static Frozen workerInTransaction() {
    return new Frozen("worker-frozen-locking", Trial.BIN, Duration.ZERO, true, true);
  }

  static Frozen composer() {
    return new Frozen("composer-frozen", Trial.COMPOSE, Duration.ofMillis(250), true, false);
  }

  @Override
  public int strike(Trial trial) throws Exception {
    for (int i = 0; i < TRIES; i++) {
      Optional<Member> busy = trial.awaitBusy(kind);
      if (busy.isEmpty()) {
        return 0;
      }
      Member member = busy.get();
      stop(member, trial);
      try {
        List<Ledger.RunningTask> held = trial.held(member, kind);
        if (!held.isEmpty() && (!inTransaction || holdsTransaction(trial))) {
          trial.journal().note("SIGSTOP to %s, which holds %s".formatted(member, held));
          sleepThrough(trial, held);
          return 1;
        }
      } finally {
        Signal.CONT.send(member.pid());
        trial.journal().note("SIGCONT to %s".formatted(member));
      }
    }
    return 0;
  }

  private void stop(Member member, Trial trial) throws Exception {
    if (inTransaction) {
      // A worker is in a transaction for some milliseconds only, unless what it needs is locked.
      try (var lock = trial.ledger().lock(trial.job())) {
        trial.journal().note("holding %s".formatted(lock));
        Await.sight(GATHERING, () -> allWait(trial));
        Signal.STOP.send(member.pid());
      }
    } else {
      trial.pause(moments);
      Signal.STOP.send(member.pid());
    }
  }

  private static Optional<Boolean> allWait(Trial trial) throws Exception {
    boolean all = trial.ledger().waiting() >= trial.cluster().members().size();
    return all ? Optional.of(true) : Optional.empty();
  }

  private static boolean holdsTransaction(Trial trial) throws Exception {
    Thread.sleep(2L * OPEN_MILLIS);
    return !trial.ledger().openTransactions(OPEN_MILLIS).isEmpty();
  }

  private void sleepThrough(Trial trial, List<Ledger.RunningTask> held) throws Exception {
    if (pastTheEnd) {
      trial.awaitEnd();
      return;
    }
    Await.must(
        trial.limit(),
        "no other worker takes up what a frozen one holds: " + held,
        () -> takenUp(trial, held));
  }

  private static Optional<Boolean> takenUp(Trial trial, List<Ledger.RunningTask> held)
      throws Exception {
    boolean all =
        trial.ledger().tasks(trial.job()).stream()
            .allMatch(task ->
                held.stream()
                    .filter(one -> one.taskId() == task.taskId())
                    .allMatch(one -> task.attempt() > one.attempt()));
    return all ? Optional.of(true) : Optional.empty();
  }
}
