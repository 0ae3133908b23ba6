package amplify.client;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far a job is.
 *
 * @param stage {@code download}, {@code processing} or {@code completed}
 * @param percent share of the whole job done, 0 to 100, where known
 * @param eta about how long it will still take, where known
 * @param message what is being done, for people
 */
public record JobProgress(
    String stage, OptionalDouble percent, Optional<Duration> eta, Optional<String> message) {}
