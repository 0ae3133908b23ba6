package amplify.jobs;

import java.util.Optional;

/**
 * A bin of a job after its end.
 *
 * @param position its place in the manifest, from 0
 * @param binId the bin
 * @param taskId its task
 * @param composed whether its output is part of the result of an earlier round
 * @param outputJson what the worker wrote of it as a JSON object, if it was done
 * @param error why it failed, if it failed
 */
public record EndedBin(
    int position,
    String binId,
    long taskId,
    boolean composed,
    Optional<String> outputJson,
    Optional<String> error) {}
