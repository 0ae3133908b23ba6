package amplify.client;

/**
 * How far a download is. The total grows while the list of results is read.
 *
 * @param bytesDone bytes that are there
 * @param bytesTotal bytes that are known of
 * @param filesDone files that are there
 */
public record DownloadProgress(long bytesDone, long bytesTotal, int filesDone) {}
