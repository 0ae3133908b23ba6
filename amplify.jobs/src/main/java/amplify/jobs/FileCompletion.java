package amplify.jobs;

/**
 * What came of noting that a file is complete.
 *
 * @param state where its upload stands now; the file was noted unless that is {@link
 *     UploadState#ABORTED}
 * @param etag the file's entity tag, of its first completion
 * @param queued whether this was the last file, so that the job has been posted now
 */
public record FileCompletion(UploadState state, String etag, boolean queued) {}
