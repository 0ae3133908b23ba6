package amplify.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The bins in a folder, with day directories or without: files of one stem that is a bin id, with
 * the extensions .adc, .hdr and .roi, in lower or upper case.
 *
 * @param folder the folder
 * @param complete bins that can be uploaded, by id
 * @param leftOut what looks like a bin and cannot be uploaded, by where it lies
 * @param otherFiles how many files have nothing to do with bins
 */
public record BinFolder(
    Path folder, List<LocalBin> complete, List<LeftOutBin> leftOut, long otherFiles) {

  /** The extensions of a bin's files, in lower case. */
  static final List<String> EXTENSIONS = List.of("adc", "hdr", "roi");

  /** Keeps copies of the lists. */
  public BinFolder {
    complete = List.copyOf(complete);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Looks through a folder. Hidden folders are left alone, symbolic links are followed.
   *
   * @param recursive whether to look into the folders in it too
   * @throws IllegalArgumentException if it is not a folder
   * @throws IOException if it, or a folder in it, cannot be read
   */
  public static BinFolder scan(Path folder, boolean recursive) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "'%s' is not a folder; expected one with .adc, .hdr and .roi files".formatted(folder));
    }
    var scan = new FolderScan();
    scan.walk(folder, recursive);
    return scan.found(folder);
  }

  /** The bin of that id alone. */
  public BinFolder only(String id) {
    return new BinFolder(
        folder, complete.stream().filter(bin -> bin.id().equals(id)).toList(), List.of(), 0);
  }

  /** The length of all complete bins in bytes. */
  public long size() {
    return complete.stream().mapToLong(LocalBin::size).sum();
  }

  /** What is left out and should make somebody look: all but bins that have no images. */
  public List<LeftOutBin> doubtful() {
    var doubtful = new ArrayList<LeftOutBin>();
    for (LeftOutBin bin : leftOut) {
      if (bin.cause() != LeftOutBin.Cause.WITHOUT_IMAGES) {
        doubtful.add(bin);
      }
    }
    return doubtful;
  }

  static String lowerCase(String extension) {
    return extension.toLowerCase(Locale.ROOT);
  }
}
