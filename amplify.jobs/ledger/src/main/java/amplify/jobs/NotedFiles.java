package amplify.jobs;

import java.util.Map;
import java.util.UUID;

/**
 * What came of noting that files are complete.
 *
 * @param state where their upload stands now; they were noted unless that is {@link
 *     UploadState#ABORTED}
 * @param etags the entity tag of each file, of its first completion, by the file's id
 * @param queued whether the last file was among them, so that the job has been posted now
 */
public record NotedFiles(UploadState state, Map<UUID, String> etags, boolean queued) {

  /** Keeps a copy. */
  public NotedFiles {
    etags = Map.copyOf(etags);
  }
}
