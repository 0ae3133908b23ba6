package amplify.client;

import java.util.List;

/**
 * A bin that is being uploaded, as the service sees it.
 *
 * @param binId its id
 * @param files its files
 */
public record IngestBin(String binId, List<IngestFile> files) {

  /** Keeps a copy of the list. */
  public IngestBin {
    files = List.copyOf(files);
  }
}
