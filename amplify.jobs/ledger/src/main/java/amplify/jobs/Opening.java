package amplify.jobs;

import java.util.UUID;

/**
 * The answer to a new upload.
 *
 * @param id its id
 * @param repeated whether the request was a repeat, so that the upload is an earlier one
 */
public record Opening(UUID id, boolean repeated) {}
