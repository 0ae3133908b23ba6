package amplify.jobs;

/**
 * What a worker says of a task when it renews its lease.
 *
 * @param lease the lease to renew
 * @param rowsDone rows done so far
 * @param rowsTotal rows in all; 0 while unknown
 * @param message what is being done, for people
 */
public record LeaseReport(Lease lease, long rowsDone, long rowsTotal, String message) {}
