package amplify.results;

import java.util.OptionalInt;

/**
 * When a shard is closed and the next one begun.
 *
 * @param bytes the length an archive must not pass, unless a single artifact does by itself
 * @param members how many artifacts it holds at most; no limit by default
 */
public record ShardLimits(long bytes, OptionalInt members) {

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public ShardLimits {
    if (bytes <= 0 || members.orElse(1) <= 0) {
      throw new IllegalArgumentException(
          "The limits of a shard are %d bytes and %s members: they must be positive"
              .formatted(bytes, members.isPresent() ? members.getAsInt() : "any number of"));
    }
  }

  /** A limit of bytes alone. */
  public static ShardLimits ofBytes(long bytes) {
    return new ShardLimits(bytes, OptionalInt.empty());
  }
}
