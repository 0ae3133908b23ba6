package amplify.client;

import java.util.List;

/**
 * A bin on disk.
 *
 * @param id its id
 * @param files its .adc, .hdr and .roi, in this order
 */
public record LocalBin(String id, List<LocalFile> files) {

  /** Keeps a copy of the list. */
  public LocalBin {
    files = List.copyOf(files);
  }

  /** The length of all its files in bytes. */
  public long size() {
    return files.stream().mapToLong(LocalFile::size).sum();
  }
}
