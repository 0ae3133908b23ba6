package amplify.ingest;

import java.util.UUID;

/**
 * The keys of uploaded objects.
 *
 * @param datasetsPrefix first key segments of them all
 */
record UploadKeys(String datasetsPrefix) {

  /** The beginning of the keys of all files of an upload, and of no others. */
  String upload(UUID id) {
    return "%s/%s/".formatted(datasetsPrefix, id);
  }

  String file(UUID id, String binId, String filename) {
    return upload(id) + binId + "/" + filename;
  }
}
