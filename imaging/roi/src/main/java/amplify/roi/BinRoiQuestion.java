package amplify.roi;

import amplify.api.Parameter;
import java.util.Optional;

/**
 * Which ROI of a bin in the bucket.
 *
 * @param binId the bin
 * @param roiNumber its target number
 * @param folder the URI of the folder the bin's files are in; empty for the usual place
 */
public record BinRoiQuestion(
    @Parameter(description = "The bin, such as D20130526T095207_IFCB013.") String binId,
    @Parameter(description = "The ROI's target number.", min = 1, max = 99_999) int roiNumber,
    @Parameter(
            description =
                "The folder that the bin's files are in, such as s3://bucket/2013. Default: where"
                    + " the service keeps bins, in folders of years and days or without.",
            pattern = "s3://[^/]+/.*")
        Optional<String> folder) {}
