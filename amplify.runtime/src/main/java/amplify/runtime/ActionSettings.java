package amplify.runtime;

import java.time.Duration;

/**
 * How much actions may compute.
 *
 * @param threads computations at a time (ACTION_THREADS)
 * @param queue computations that wait for their turn (ACTION_QUEUE)
 * @param patience how long one waits at most (ACTION_WAIT_SECONDS)
 */
public record ActionSettings(int threads, int queue, Duration patience) {

  static ActionSettings read(SettingReader reader) {
    int threads =
        reader.integer("ACTION_THREADS", Runtime.getRuntime().availableProcessors(), 1, 1_000);
    return new ActionSettings(
        threads,
        reader.integer("ACTION_QUEUE", 32, 0, 100_000),
        reader.seconds("ACTION_WAIT_SECONDS", 10, 1, 600));
  }
}
