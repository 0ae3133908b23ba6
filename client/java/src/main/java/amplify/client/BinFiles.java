package amplify.client;

import java.util.List;

/**
 * A bin as listed in a job's manifest.
 *
 * @param binId the bin id
 * @param files the URIs of its objects, {@code s3://bucket/key}
 */
public record BinFiles(String binId, List<String> files) {

  /** Keeps a copy of the list. */
  public BinFiles {
    files = List.copyOf(files);
  }
}
