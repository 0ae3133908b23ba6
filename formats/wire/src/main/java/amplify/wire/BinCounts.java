package amplify.wire;

/**
 * The bins of a job, counted.
 *
 * @param total all of them
 * @param done those that succeeded
 * @param failed those that failed
 * @param running those in work
 * @param cancelled those that were cancelled
 */
public record BinCounts(long total, long done, long failed, long running, long cancelled) {}
