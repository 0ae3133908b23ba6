package amplify.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The bins in a folder and the folders below it: files of one stem with the endings .adc, .hdr and
 * .roi.
 *
 * @param complete bins that have all three, by id
 * @param incomplete what is left out, one sentence each
 */
record BinFolder(List<LocalBin> complete, List<String> incomplete) {

  private static final List<String> ENDINGS = List.of("adc", "hdr", "roi");

  /**
   * A bin on disk.
   *
   * @param id its id
   * @param files its three files
   */
  record LocalBin(String id, List<Path> files) {}

  static BinFolder scan(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "'%s' is no folder; expected one with .adc, .hdr and .roi files".formatted(folder));
    }
    var byStem = new TreeMap<Path, Map<String, Path>>();
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(Files::isRegularFile).forEach(file -> sort(file, byStem));
    }
    var complete = new ArrayList<LocalBin>();
    var incomplete = new ArrayList<String>();
    byStem.forEach((stem, files) -> {
      if (files.keySet().containsAll(ENDINGS)) {
        complete.add(new LocalBin(stem.getFileName().toString(), List.copyOf(files.values())));
      } else {
        incomplete.add(
            "%s left out: it has only .%s".formatted(stem, String.join(", .", files.keySet())));
      }
    });
    return new BinFolder(List.copyOf(complete), List.copyOf(incomplete));
  }

  /** The bin of that id alone. */
  BinFolder only(String id) {
    return new BinFolder(complete.stream().filter(bin -> bin.id().equals(id)).toList(), List.of());
  }

  private static void sort(Path file, Map<Path, Map<String, Path>> byStem) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    if (dot > 0 && ENDINGS.contains(name.substring(dot + 1))) {
      byStem
          .computeIfAbsent(file.resolveSibling(name.substring(0, dot)), stem -> new TreeMap<>())
          .put(name.substring(dot + 1), file);
    }
  }
}
