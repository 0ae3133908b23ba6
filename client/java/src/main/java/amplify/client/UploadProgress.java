package amplify.client;

/**
 * How far an upload is. What an earlier, interrupted upload has sent counts as done.
 *
 * @param bytesDone bytes sent
 * @param bytesTotal bytes in all
 * @param bytesBefore bytes among those done that an earlier upload had sent
 * @param filesDone files that are complete
 * @param filesTotal files in all
 */
public record UploadProgress(
    long bytesDone, long bytesTotal, long bytesBefore, int filesDone, int filesTotal) {}
