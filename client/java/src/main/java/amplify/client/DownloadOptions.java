package amplify.client;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What to download of a job's results. {@code results.json}, and the list of failures where it is
 * an object of its own, are always among it.
 *
 * @param features the table: Parquet parts
 * @param masks the masks: WebDataset shards
 * @param index the shards' indexes
 * @param artifacts what belongs to bins as a whole, such as tables of single blobs
 * @param overwrite whether files that are there and differ are written over, or refused
 * @param onProgress told how far it is, often and by any thread
 */
public record DownloadOptions(
    boolean features,
    boolean masks,
    boolean index,
    boolean artifacts,
    boolean overwrite,
    Consumer<DownloadProgress> onProgress) {

  /** All there is; nothing is written over. */
  public static DownloadOptions all() {
    return new DownloadOptions(true, true, true, true, false, progress -> {});
  }

  /** Only these; nothing is written over. */
  public static DownloadOptions only(boolean features, boolean masks, boolean index) {
    return new DownloadOptions(features, masks, index, false, false, progress -> {});
  }

  /** The same, writing over what differs or not. */
  public DownloadOptions overwrite(boolean value) {
    return new DownloadOptions(features, masks, index, artifacts, value, onProgress);
  }

  /** The same, told how far it is. */
  public DownloadOptions onProgress(Consumer<DownloadProgress> value) {
    return new DownloadOptions(features, masks, index, artifacts, overwrite, value);
  }

  /** How the names begin of what may be wanted. */
  List<String> prefixes() {
    var prefixes = new ArrayList<String>();
    if (features) {
      prefixes.add("features/");
    }
    if (masks || index) {
      prefixes.add("masks/");
    }
    if (artifacts) {
      prefixes.add("artifacts/");
    }
    prefixes.add("failures.jsonl");
    // Last, as the service writes it: who sees it can rely on all the others.
    prefixes.add("results.json");
    return prefixes;
  }

  boolean wanted(String name) {
    if (name.startsWith("masks/")) {
      return name.endsWith(".json") ? index : masks;
    }
    return true;
  }
}
