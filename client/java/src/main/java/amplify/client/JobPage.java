package amplify.client;

import java.util.List;
import java.util.Optional;

/**
 * Some jobs of a longer list.
 *
 * @param jobs the jobs, newest first
 * @param next the cursor of the page after this one; empty at the end
 */
public record JobPage(List<JobStatus> jobs, Optional<String> next) {

  /** Keeps a copy of the list. */
  public JobPage {
    jobs = List.copyOf(jobs);
  }
}
