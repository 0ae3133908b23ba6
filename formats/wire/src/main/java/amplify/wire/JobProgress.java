package amplify.wire;

import amplify.api.Parameter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * How far a job is.
 *
 * @param stage what its bins go through
 * @param percent share of the whole job, 0 to 100
 * @param etaSeconds how long it may still take, once there is something to go by
 * @param detail the bin most recently heard of
 */
public record JobProgress(
    Stage stage,
    @Parameter(description = "Share of the whole job.", min = 0, max = 100) double percent,
    @Parameter(description = "How long it may still take.") Optional<Long> etaSeconds,
    @Parameter(description = "The bin most recently heard of.") Detail detail) {

  /** What the bins of a job go through. */
  public enum Stage {
    /** Its files are fetched. */
    DOWNLOAD,
    /** Its ROIs are processed, or results are composed. */
    PROCESSING,
    /** All is done. */
    COMPLETED
  }

  /**
   * A bin in work; without one, only the total and what the job waits for.
   *
   * @param binTotal how many bins the job has
   * @param binId the bin's id
   * @param binIndex its place in the job, from 1
   * @param binPercent share of the bin, 0 to 100
   * @param processedRois ROIs that are done
   * @param totalRois ROIs of the bin
   * @param message what is being done, for people
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Detail(
      Optional<Long> binTotal,
      Optional<String> binId,
      @Parameter(description = "From 1.") Optional<Integer> binIndex,
      @Parameter(min = 0, max = 100) Optional<Double> binPercent,
      Optional<Long> processedRois,
      Optional<Long> totalRois,
      Optional<String> message) {

    /** Of a job that has nothing to say. */
    public static final Detail NONE =
        new Detail(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** Of a job without a bin in work. */
    public static Detail waiting(long binTotal, String message) {
      return new Detail(
          Optional.of(binTotal),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(message));
    }
  }
}
