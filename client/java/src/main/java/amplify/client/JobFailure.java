package amplify.client;

import java.util.OptionalLong;

/**
 * What failed in a job.
 *
 * @param binId the bin
 * @param roiNumber the ROI; empty if the bin as a whole failed
 * @param error why
 */
public record JobFailure(String binId, OptionalLong roiNumber, String error) {

  /** A bin that failed. */
  static JobFailure of(JobBin bin) {
    return new JobFailure(
        bin.binId(), OptionalLong.empty(), bin.error().orElse("no reason was given"));
  }
}
