package amplify.features;

import amplify.api.Parameter;
import java.util.Optional;

/**
 * Which image to measure: the body of the request, an object, or a ROI of a bin.
 *
 * @param sourceUri the image's object
 * @param binUri the bin's files
 * @param roiNumber the ROI of the bin
 */
public record FeaturesQuestion(
    @Parameter(description = "The image, an object of the service's bucket.")
        Optional<String> sourceUri,
    @Parameter(
            description =
                "The bin, by what its files have in common, such as"
                    + " s3://bucket/D20130526T095207_IFCB013, or by one of them.")
        Optional<String> binUri,
    @Parameter(description = "The ROI of the bin, its target number.", min = 1, max = 99_999)
        Optional<Integer> roiNumber) {}
