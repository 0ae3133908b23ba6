package amplify.ingest;

import java.util.List;

/**
 * A bin that a caller wants to bring.
 *
 * @param binId its id, already checked
 * @param files its files
 */
public record RequestedBin(String binId, List<RequestedFile> files) {

  /** Keeps a copy of the list. */
  public RequestedBin {
    files = List.copyOf(files);
  }
}
