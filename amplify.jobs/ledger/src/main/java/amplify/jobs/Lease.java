package amplify.jobs;

/**
 * The right to end one attempt of a task. It is lost when it is not renewed in time; then another
 * attempt may begin, and what this one writes is refused.
 *
 * @param taskId the task
 * @param attempt counts from 1
 */
public record Lease(long taskId, int attempt) {}
