package amplify.ingest;

import amplify.jobs.UploadState;
import java.util.List;

/**
 * Files of one upload that are complete.
 *
 * @param state where the upload stands with them
 * @param files the files
 */
public record CompletedFiles(UploadState state, List<CompletedFile> files) {

  /** Keeps a copy. */
  public CompletedFiles {
    files = List.copyOf(files);
  }
}
