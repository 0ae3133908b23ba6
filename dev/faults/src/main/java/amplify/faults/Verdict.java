package amplify.faults;

import java.util.List;

/**
 * How one scenario went in one round.
 *
 * @param scenario its name
 * @param round which round, from 1
 * @param seconds how long it took
 * @param hits how often the fault struck what it aimed at
 * @param retries attempts that were made again
 * @param faults what was wrong afterwards; empty if nothing was
 */
record Verdict(
    String scenario, int round, double seconds, int hits, int retries, List<String> faults) {

  boolean survived() {
    return faults.isEmpty();
  }
}
