package amplify.results;

import java.util.List;

/**
 * What a bin's results were computed from.
 *
 * @param binId the bin's id
 * @param objects its files, in the order of the manifest
 */
public record BinInputs(String binId, List<InputObject> objects) {

  /** Keeps a copy of the list. */
  public BinInputs {
    objects = List.copyOf(objects);
  }
}
