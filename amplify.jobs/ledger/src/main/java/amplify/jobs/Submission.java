package amplify.jobs;

/**
 * The answer to a posted job.
 *
 * @param job the job as it stands
 * @param repeated whether the request was a repeat, so that the job is an earlier one
 */
public record Submission(Job job, boolean repeated) {}
