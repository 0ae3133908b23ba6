package amplify.jobs;

/**
 * A bin in work, as last heard of.
 *
 * @param binId the bin
 * @param position its place in the manifest, from 0
 * @param rowsDone rows (for IFCB: ROIs) done so far
 * @param rowsTotal rows in all; 0 while unknown
 * @param message what is being done
 */
public record RunningBin(
    String binId, int position, long rowsDone, long rowsTotal, String message) {}
