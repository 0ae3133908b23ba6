package amplify.ingest;

import java.util.List;

/**
 * What one request may ask for.
 *
 * @param bins bins (INGEST_MAX_BINS)
 * @param files files in all bins together (INGEST_MAX_FILES)
 * @param parts parts of all files together, each of which needs a URL (INGEST_MAX_PARTS)
 * @param bytes bytes of all files together (INGEST_MAX_TOTAL_MB)
 * @param binFiles files in one bin (INGEST_MAX_BIN_FILES)
 * @param binBytes bytes of one bin (INGEST_MAX_BIN_MB)
 * @param fileBytes bytes of one file (INGEST_MAX_FILE_MB)
 */
public record IngestLimits(
    int bins, int files, int parts, long bytes, int binFiles, long binBytes, long fileBytes) {

  /**
   * Checks a request.
   *
   * @param partBytes the usual length of a part
   * @throws UploadLimitException naming the limit that is passed
   */
  void check(List<RequestedBin> requested, long partBytes) {
    limit("bins", "bins", requested.size(), bins, "INGEST_MAX_BINS");
    long allFiles = 0;
    long allParts = 0;
    long allBytes = 0;
    for (int i = 0; i < requested.size(); i++) {
      List<RequestedFile> inBin = requested.get(i).files();
      checkBin(inBin, "bins[%d].files".formatted(i));
      allFiles += inBin.size();
      for (RequestedFile file : inBin) {
        allParts += PartPlan.of(file.size(), partBytes).parts();
        allBytes += file.size();
      }
      limit("bins", "files in all", allFiles, files, "INGEST_MAX_FILES");
      limit("bins", "parts in all", allParts, parts, "INGEST_MAX_PARTS");
      limit("bins", "bytes in all", allBytes, bytes, "INGEST_MAX_TOTAL_MB");
    }
  }

  private void checkBin(List<RequestedFile> inBin, String place) {
    limit(place, "files", inBin.size(), binFiles, "INGEST_MAX_BIN_FILES");
    long sum = 0;
    for (int i = 0; i < inBin.size(); i++) {
      long size = inBin.get(i).size();
      limit(
          "%s[%d].size_bytes".formatted(place, i), "bytes", size, fileBytes, "INGEST_MAX_FILE_MB");
      sum += size;
    }
    limit(place, "bytes together", sum, binBytes, "INGEST_MAX_BIN_MB");
  }

  private static void limit(String field, String what, long asked, long most, String setting) {
    if (asked > most) {
      throw new UploadLimitException(
          field,
          "asks for %d %s; at most %d are allowed (%s): ask for less at a time"
              .formatted(asked, what, most, setting));
    }
  }
}
