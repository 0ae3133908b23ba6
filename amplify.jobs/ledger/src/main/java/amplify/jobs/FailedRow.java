package amplify.jobs;

/**
 * A row that could not be computed in a bin that was done.
 *
 * @param number the row's number; for IFCB the target number
 * @param error why
 */
public record FailedRow(long number, String error) {}
