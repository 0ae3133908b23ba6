package amplify.testdata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The bins at hand. Synthetic ones are part of the project. Real ones belong to others and are read
 * from {@code ../shared} beside the project when that is there.
 */
public final class TestBins {

  private TestBins() {}

  /** The synthetic bins of the project, by id. */
  public static List<TestBin> synthetic() {
    return in(
        project().resolve("dev/testdata/data/bins"), project().resolve("dev/testdata/data/golden"));
  }

  /**
   * The real bins, by id; empty where {@code ../shared} is missing. Tests say so when they skip.
   */
  public static List<TestBin> real() {
    Path data = project().resolveSibling("shared").resolve("data");
    return Files.isDirectory(data.resolve("real"))
        ? in(data.resolve("real"), data.resolve("golden"))
        : List.of();
  }

  /**
   * The bin of that id, synthetic or real.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static TestBin bin(String id) {
    return Stream.concat(synthetic().stream(), real().stream())
        .filter(bin -> bin.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No bin '%s' at hand".formatted(id)));
  }

  /** The project's folder, found upwards from the working directory. */
  public static Path project() {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve("dev/testdata/data"))) {
        return folder;
      }
    }
    throw new IllegalStateException("'%s' lies outside the project".formatted(start));
  }

  private static List<TestBin> in(Path bins, Path golden) {
    try (Stream<Path> files = Files.list(bins)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".adc"))
          .map(name -> name.substring(0, name.length() - 4))
          .sorted()
          .map(id -> new TestBin(id, bins, golden.resolve(id)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
