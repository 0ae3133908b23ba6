package amplify.jobs;

/**
 * How many bins of a job stand where.
 *
 * @param total bins in the job
 * @param done succeeded
 * @param failed failed for good
 * @param running in work
 * @param cancelled never done, since the job was cancelled
 */
public record BinCounts(int total, int done, int failed, int running, int cancelled) {

  /** Bins that have ended, well or not. */
  public int ended() {
    return done + failed + cancelled;
  }
}
