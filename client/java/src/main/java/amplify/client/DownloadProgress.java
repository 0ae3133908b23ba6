package amplify.client;

/**
 * How far a download is.
 *
 * @param bytesDone bytes that are there
 * @param bytesTotal bytes in all
 * @param filesDone files that are there
 */
public record DownloadProgress(long bytesDone, long bytesTotal, int filesDone) {}
