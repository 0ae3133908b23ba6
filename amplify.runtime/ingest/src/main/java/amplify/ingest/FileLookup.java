package amplify.ingest;

import amplify.jobs.UploadFile;
import java.util.Optional;
import java.util.UUID;

/**
 * A file as a caller names it: by all the ids that the start of the upload gave out.
 *
 * @param uploadId the id of the upload as a whole, that of the job
 * @param binId its bin
 * @param fileId its own id
 * @param storeId the store's name for its parts
 */
public record FileLookup(UUID uploadId, String binId, UUID fileId, String storeId) {

  /**
   * Checks that all ids are the file's.
   *
   * @param found the file of that id, if the upload has one
   * @throws InvalidUploadException naming the id that is unknown or another's
   */
  void check(Optional<UploadFile> found) {
    UploadFile file =
        found.orElseThrow(() ->
            new InvalidUploadException(
                "file_id", "is '%s'; the ingest has no such file".formatted(fileId)));
    require("bin_id", binId, file.binId());
    require("upload_id", storeId, file.storeId().orElse(""));
  }

  private static void require(String field, String given, String expected) {
    if (!given.equals(expected)) {
      throw new InvalidUploadException(
          field,
          "is '%s'; the file was given another: send back what /ingest/start answered"
              .formatted(given));
    }
  }
}
