package amplify.ingest;

import amplify.jobs.Upload;
import java.util.List;

/**
 * An upload as it stands, and some of its bins.
 *
 * @param upload the upload
 * @param files the files of the bins asked for, bin by bin
 * @param more whether there are more bins after these
 */
public record UploadStatus(Upload upload, List<FileState> files, boolean more) {

  /** Keeps a copy of the list. */
  public UploadStatus {
    files = List.copyOf(files);
  }
}
