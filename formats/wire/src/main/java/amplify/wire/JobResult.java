package amplify.wire;

import amplify.api.ColumnType;
import amplify.api.Parameter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The results of a completed job: in the answer about a job, in {@code results.json}, and in the
 * announcement of its end.
 *
 * @param jobId the job
 * @param features the table
 * @param masks the masks, or other files of rows
 * @param counts how many of what
 * @param failures what could not be measured, the first 1,000
 * @param failuresUri an object with all failures, if there are more
 * @param provenance what they were made by
 */
public record JobResult(
    UUID jobId,
    Table features,
    Masks masks,
    Counts counts,
    @Parameter(description = "What could not be measured: the first 1000.") List<Failure> failures,
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
        @Parameter(description = "An object with all failures, where there are more.")
        Optional<String> failuresUri,
    Provenance provenance) {

  /**
   * The table, in parts.
   *
   * @param format how parts are written
   * @param uris the parts, in order
   * @param schema the type of each column, in order
   */
  public record Table(
      TableFormat format,
      List<String> uris,
      @Parameter(description = "The type of each column of the table, in order.")
          Map<String, ColumnType> schema) {}

  /** How parts are written. */
  public enum TableFormat {
    /** Apache Parquet. */
    PARQUET
  }

  /**
   * The masks, in shards.
   *
   * @param format how shards are written
   * @param shards the shards, in order
   */
  public record Masks(MasksFormat format, List<Shard> shards) {}

  /** How shards are written. */
  public enum MasksFormat {
    /** Tar archives whose members belong together by their names. */
    WEBDATASET
  }

  /**
   * A shard of masks.
   *
   * @param uri a tar archive
   * @param indexUri a JSON object that says where each mask is in it
   */
  public record Shard(
      @Parameter(description = "A tar archive.") String uri,
      @Parameter(description = "Where each mask is in it.") String indexUri) {}

  /**
   * How many of what.
   *
   * @param bins bins that succeeded
   * @param rois rows of the table
   * @param masks masks in the shards
   * @param failedBins bins that failed
   * @param failedRois ROIs that failed in bins that succeeded
   */
  public record Counts(long bins, long rois, long masks, long failedBins, long failedRois) {}

  /**
   * A bin or a ROI that failed.
   *
   * @param binId the bin
   * @param roiNumber the ROI; missing where the whole bin failed
   * @param error why
   */
  public record Failure(
      String binId,
      @JsonInclude(JsonInclude.Include.NON_ABSENT)
          @Parameter(description = "Missing where the bin failed.")
          Optional<Long> roiNumber,
      String error) {}

  /**
   * What results were made by.
   *
   * @param processor the processor's name
   * @param processorVersion the version of its algorithm
   * @param softwareVersion the version of the service
   * @param parameters the job's parameters, defaults filled in
   */
  public record Provenance(
      String processor, String processorVersion, String softwareVersion, JsonNode parameters) {}
}
