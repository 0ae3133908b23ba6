package amplify.jobs;

import java.util.List;

/**
 * A bin of a job to be posted.
 *
 * @param binId unique in the job, not empty
 * @param files URIs of its objects
 */
public record NewBin(String binId, List<String> files) {

  /** Keeps a copy of the list. */
  public NewBin {
    files = List.copyOf(files);
  }
}
