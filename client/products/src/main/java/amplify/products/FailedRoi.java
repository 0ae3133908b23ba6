package amplify.products;

/**
 * A ROI that could not be measured.
 *
 * @param binId its bin
 * @param number its number
 */
record FailedRoi(String binId, long number) {}
