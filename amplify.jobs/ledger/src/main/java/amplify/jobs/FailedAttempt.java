package amplify.jobs;

import java.time.Instant;

/**
 * An attempt at a bin that did not succeed.
 *
 * @param attempt counts from 1
 * @param worker the process that made it
 * @param startedAt when it was claimed
 * @param endedAt when it failed, or was found lost
 * @param error why
 */
public record FailedAttempt(
    int attempt, String worker, Instant startedAt, Instant endedAt, String error) {}
