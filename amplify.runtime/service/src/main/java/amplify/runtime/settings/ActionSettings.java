package amplify.runtime.settings;

import java.time.Duration;

/**
 * How much actions may compute.
 *
 * @param threads computations at a time (ACTION_THREADS)
 * @param queue computations that wait for their turn (ACTION_QUEUE)
 * @param patience the longest wait (ACTION_WAIT_SECONDS)
 * @param memoryBytes what requests, and what is made of them, may take at a time (ACTION_MEMORY_MB)
 */
public record ActionSettings(int threads, int queue, Duration patience, long memoryBytes) {}
