package amplify.client;

import java.nio.file.Path;

/**
 * What a download did.
 *
 * @param folder where the files lie
 * @param files how many files were written
 * @param bytes their length in bytes
 * @param skipped how many files were there before
 */
public record DownloadReport(Path folder, int files, long bytes, int skipped) {}
