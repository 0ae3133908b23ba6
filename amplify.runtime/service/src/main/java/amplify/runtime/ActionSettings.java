package amplify.runtime;

import java.time.Duration;

/**
 * How much actions may compute.
 *
 * @param threads computations at a time (ACTION_THREADS)
 * @param queue computations that wait for their turn (ACTION_QUEUE)
 * @param patience how long one waits at most (ACTION_WAIT_SECONDS)
 * @param memoryBytes what requests, and what is made of them, may take at a time (ACTION_MEMORY_MB)
 */
public record ActionSettings(int threads, int queue, Duration patience, long memoryBytes) {

  private static final long MIB = 1L << 20;

  static ActionSettings read(SettingReader reader) {
    int threads =
        reader.integer("ACTION_THREADS", Runtime.getRuntime().availableProcessors(), 1, 1_000);
    return new ActionSettings(
        threads,
        reader.integer("ACTION_QUEUE", 32, 0, 100_000),
        reader.seconds("ACTION_WAIT_SECONDS", 10, 1, 600),
        reader.number(
                "ACTION_MEMORY_MB",
                Math.max(1, Runtime.getRuntime().maxMemory() / 2 / MIB),
                1,
                1L << 20)
            * MIB);
  }
}
