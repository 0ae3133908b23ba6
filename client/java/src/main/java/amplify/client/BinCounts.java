package amplify.client;

/**
 * How many of a job's bins stand where.
 *
 * @param total all
 * @param done done
 * @param failed failed for good
 * @param cancelled cancelled before they were done
 * @param running in work now
 */
public record BinCounts(long total, long done, long failed, long cancelled, long running) {

  /** Bins that wait for a worker. */
  public long queued() {
    return Math.max(0, total - done - failed - cancelled - running);
  }
}
