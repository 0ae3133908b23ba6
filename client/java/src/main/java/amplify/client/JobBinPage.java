package amplify.client;

import java.util.List;
import java.util.Optional;

/**
 * Some bins of a job.
 *
 * @param bins the bins, in the order of the manifest
 * @param next the cursor of the page after this one; empty at the end
 */
public record JobBinPage(List<JobBin> bins, Optional<String> next) {

  /** Keeps a copy of the list. */
  public JobBinPage {
    bins = List.copyOf(bins);
  }
}
