package amplify.wire;

import amplify.api.Parameter;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A page of the objects that a completed job made.
 *
 * @param jobId the job
 * @param objects the objects, by name
 * @param expiresAt until when their URLs are valid
 * @param nextCursor where the next page begins; empty if this is the last
 */
public record JobObjects(
    UUID jobId,
    List<ResultObject> objects,
    @Parameter(description = "When the URLs expire.") Instant expiresAt,
    @Parameter(description = "`cursor` of the next page; null where this is the last.")
        Optional<String> nextCursor) {

  /**
   * An object.
   *
   * @param name its name below the job's results
   * @param size bytes
   * @param etag its entity tag
   * @param url where to GET it, whole or in ranges
   */
  public record ResultObject(
      @Parameter(description = "Such as `features/part-0000.parquet`.") String name,
      @Parameter(description = "Bytes.") long size,
      String etag,
      @Parameter(description = "To GET it from, whole or in ranges.") URI url) {}
}
