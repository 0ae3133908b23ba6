package amplify.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * A job in work for a fault to strike.
 *
 * @param cluster whose job it is
 * @param servers what the cluster depends on
 * @param ledger what its database says
 * @param job the job
 * @param figures how hard to strike
 * @param random all choices, so that they can be repeated
 * @param journal where to note what is done
 */
record Trial(
    Cluster cluster,
    Servers servers,
    Ledger ledger,
    UUID job,
    Figures figures,
    Random random,
    Journal journal) {

  static final String BIN = "bin";
  static final String COMPOSE = "compose";

  /** How long something that the job must bring about by itself may take. */
  Duration limit() {
    return figures.jobLimit();
  }

  /** Waits some moments. */
  void pause(Duration atMost) throws InterruptedException {
    Thread.sleep(random.nextLong(atMost.toMillis() + 1));
  }

  /** Waits until a share of the bins is done, between two bounds; the job may end before. */
  void awaitShare(double from, double to) throws Exception {
    double share = from + random.nextDouble() * (to - from);
    Await.sight(
        limit(),
        () -> {
          Ledger.JobState state = ledger.job(job);
          return state.done() >= share * state.bins() ? Optional.of(state) : Optional.empty();
        });
  }

  /** Whether the job has ended. */
  boolean ended() throws Exception {
    String status = ledger.job(job).status();
    return status.equals("completed") || status.equals("failed");
  }

  /** Waits until a worker has a task in work, and gives one of those; empty if the job ends. */
  Optional<Member> awaitBusy(String kind) throws Exception {
    return Await.<Optional<Member>>sight(
            limit(),
            () -> {
              List<Ledger.RunningTask> running = ledger.running(job, kind);
              var busy = new ArrayList<>(cluster.members());
              busy.removeIf(member -> held(running, member).isEmpty());
              Collections.shuffle(busy, random);
              if (busy.isEmpty()) {
                return ended() ? Optional.of(Optional.empty()) : Optional.empty();
              }
              return Optional.of(Optional.of(busy.getFirst()));
            })
        .orElse(Optional.empty());
  }

  /** The tasks that a process holds. */
  List<Ledger.RunningTask> held(Member member, String kind) throws Exception {
    return held(ledger.running(job, kind), member);
  }

  private static List<Ledger.RunningTask> held(List<Ledger.RunningTask> running, Member member) {
    return running.stream().filter(task -> task.heldBy(member.pid())).toList();
  }

  /** Waits until the job has ended. */
  void awaitEnd() throws Exception {
    if (Await.sight(limit(), () -> ended() ? Optional.of(true) : Optional.empty()).isEmpty()) {
      throw new FaultException("the job does not end; " + new Evidence(this).collect());
    }
  }
}
