package amplify.products;

/**
 * What was written.
 *
 * @param bins bins that have files
 * @param rois rows in all their tables, failed ROIs included
 * @param masks masks in all their archives
 * @param emptyBins bins without ROIs, which have no files
 */
public record ProductsReport(long bins, long rois, long masks, long emptyBins) {}
