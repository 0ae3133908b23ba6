package amplify.ingest;

import amplify.jobs.UploadFile;
import amplify.jobs.UploadState;
import java.util.List;
import java.util.UUID;

/**
 * An upload that files can be brought for.
 *
 * @param id its id, and that of the job it becomes
 * @param state where it stands; other than uploading only if the request was a repeat
 * @param files its files, bin by bin
 * @param repeated whether the request was a repeat, so that the upload is an earlier one
 */
public record StartedUpload(UUID id, UploadState state, List<UploadFile> files, boolean repeated) {}
