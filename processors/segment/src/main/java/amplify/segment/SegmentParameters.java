package amplify.segment;

import amplify.api.Parameter;

/**
 * The parameters of a segmentation job.
 *
 * @param stitch whether particles that an old instrument split over two ROIs are put together;
 *     without effect for bins of new instruments. Default: true
 * @param batchSize 1 to 100,000; accepted because clients of the first generation send it, and
 *     without effect: ROIs are streamed one by one. Default: 32
 */
public record SegmentParameters(
    @Parameter(
            description =
                "Whether particles that an old instrument split over two ROIs are put together.",
            defaultValue = "true")
        boolean stitch,
    @Parameter(
            description = "Without effect, kept for older clients: ROIs are streamed one by one.",
            defaultValue = "32",
            min = 1,
            max = 100_000)
        int batchSize) {}
