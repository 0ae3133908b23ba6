package amplify.faults;

import java.time.Duration;
import java.util.Optional;

/**
 * SIGKILL of a process that has a task in work, again and again; each is replaced by a new one.
 *
 * @param name the scenario's name
 * @param kind which kind of task
 * @param moments how long at most the task may have gone on when the process is killed
 */
record BusyKilled(String name, String kind, Duration moments) implements Scenario {

  static BusyKilled worker() {
    return new BusyKilled("worker-killed", Trial.BIN, Duration.ofMillis(60));
  }

  static BusyKilled composer() {
    return new BusyKilled("composer-killed", Trial.COMPOSE, Duration.ofMillis(250));
  }

  @Override
  public int strike(Trial trial) throws Exception {
    int hits = 0;
    while (hits < trial.figures().kills()) {
      Optional<Member> busy = trial.awaitBusy(kind);
      if (busy.isEmpty()) {
        break;
      }
      trial.pause(moments);
      trial.cluster().kill(busy.get());
      if (!trial.held(busy.get(), kind).isEmpty()) {
        hits++;
      }
      trial.cluster().replace(busy.get());
    }
    trial.cluster().awaitReady();
    return hits;
  }
}
