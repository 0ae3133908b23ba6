package amplify.jobs;

import java.util.Optional;

/**
 * A job to be posted, without its bins.
 *
 * @param processor the name of the processor that is to do it
 * @param parametersJson the parameters, checked and with defaults filled in, as a JSON object
 * @param priority higher goes first; 0 is usual
 * @param manifestUri where the bins were listed, if in an object
 * @param callbackUrl who is told of the end
 * @param idempotencyKey a name for the request chosen by the caller: repeats give the first job
 * @param requestDigest SHA-256 of the request in canonical form
 */
public record NewJob(
    String processor,
    String parametersJson,
    int priority,
    Optional<String> manifestUri,
    Optional<String> callbackUrl,
    Optional<String> idempotencyKey,
    String requestDigest) {}
