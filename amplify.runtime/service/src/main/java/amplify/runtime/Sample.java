package amplify.runtime;

import java.time.Instant;
import java.util.Optional;

/**
 * What one look found.
 *
 * @param found what it found; empty if what was looked at is out of reach
 * @param at when it ended
 */
record Sample<T>(Optional<T> found, Instant at) {}
