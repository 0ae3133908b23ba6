package amplify.client;

import java.util.List;
import java.util.Optional;

/**
 * What a completed job gave.
 *
 * @param tableUris the Parquet parts, in order
 * @param shards the mask shards, in order
 * @param bins bins done
 * @param rois ROIs done: rows of the table
 * @param masks masks in the shards
 * @param failures what failed, or the first of it where much did
 * @param failuresUri where all failures are listed, where {@code failures} leaves some out
 */
public record JobOutcome(
    List<String> tableUris,
    List<Shard> shards,
    long bins,
    long rois,
    long masks,
    List<JobFailure> failures,
    Optional<String> failuresUri) {

  /** Keeps copies of the lists. */
  public JobOutcome {
    tableUris = List.copyOf(tableUris);
    shards = List.copyOf(shards);
    failures = List.copyOf(failures);
  }

  /**
   * A mask shard.
   *
   * @param uri the tar file
   * @param indexUri its index
   */
  public record Shard(String uri, String indexUri) {}
}
