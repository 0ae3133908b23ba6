package amplify.faults;

import java.time.Duration;

/**
 * How large the jobs are and how long the outages.
 *
 * @param bins bins of a job
 * @param kills how often a fault that can be repeated strikes one job
 * @param lease LEASE_SECONDS of the workers
 * @param databaseOutage how long the database is gone
 * @param storeOutage how long the object store is gone
 * @param storeErrors share of the object store's answers that are wrong
 * @param jobLimit how long a job may take, its faults included
 * @param sweepLimit how long the service may take to remove what killed workers left in staging
 */
record Figures(
    int bins,
    int kills,
    Duration lease,
    Duration databaseOutage,
    Duration storeOutage,
    double storeErrors,
    Duration jobLimit,
    Duration sweepLimit) {

  private static final Duration SWEEP = Duration.ofMinutes(5);

  /** For continuous integration: the same faults, over soon. */
  static Figures brief() {
    return new Figures(
        60,
        2,
        Duration.ofSeconds(3),
        Duration.ofSeconds(3),
        Duration.ofSeconds(3),
        0.2,
        Duration.ofMinutes(2),
        SWEEP);
  }

  /** What the service promises to survive. */
  static Figures full() {
    return new Figures(
        120,
        5,
        Duration.ofSeconds(10),
        Duration.ofSeconds(15),
        Duration.ofSeconds(30),
        0.2,
        Duration.ofMinutes(5),
        SWEEP);
  }
}
