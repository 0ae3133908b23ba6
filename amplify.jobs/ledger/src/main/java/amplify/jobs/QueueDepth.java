package amplify.jobs;

/**
 * How much is to be done.
 *
 * @param queued tasks that nobody has claimed
 * @param running tasks claimed and not ended
 */
public record QueueDepth(long queued, long running) {}
