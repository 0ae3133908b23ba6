package amplify.jobs;

import java.util.OptionalLong;
import java.util.Set;

/**
 * Which jobs to list.
 *
 * @param statuses only these; all if empty
 * @param before only jobs posted before the one of this {@linkplain Job#sequence sequence}
 * @param limit how many at most
 */
public record JobFilter(Set<JobStatus> statuses, OptionalLong before, int limit) {

  /** Keeps a copy of the set. */
  public JobFilter {
    statuses = Set.copyOf(statuses);
  }

  /** The newest jobs, whatever their status. */
  public static JobFilter newest(int limit) {
    return new JobFilter(Set.of(), OptionalLong.empty(), limit);
  }
}
