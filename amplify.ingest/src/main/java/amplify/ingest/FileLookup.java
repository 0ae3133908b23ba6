package amplify.ingest;

import amplify.jobs.Upload;
import amplify.jobs.UploadFile;
import amplify.jobs.Uploads;
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
   * Finds the upload.
   *
   * @throws InvalidUploadException if there is none
   */
  Upload upload(Uploads uploads) {
    return uploads
        .find(uploadId)
        .orElseThrow(() ->
            new InvalidUploadException(
                "job_id", "is '%s'; there is no such ingest".formatted(uploadId)));
  }

  /**
   * Finds the file.
   *
   * @throws InvalidUploadException if there is none, or not by these ids
   */
  UploadFile file(Uploads uploads) {
    UploadFile file =
        uploads
            .file(uploadId, fileId)
            .orElseThrow(() ->
                new InvalidUploadException(
                    "file_id", "is '%s'; the ingest has no such file".formatted(fileId)));
    check(file);
    return file;
  }

  /**
   * Checks that the other ids are the file's too.
   *
   * @throws InvalidUploadException naming the one that is another's
   */
  void check(UploadFile file) {
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
