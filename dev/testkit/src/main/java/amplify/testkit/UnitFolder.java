package amplify.testkit;

import amplify.api.InputFile;
import amplify.api.InputUnit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A copy of a unit in a folder of its own, as a service would lay it out, and whether it was
 * changed since.
 *
 * @param unit the copy
 * @param original what it was copied from
 * @param folder where it lies
 */
record UnitFolder(InputUnit unit, InputUnit original, Path folder) {

  /** Long past, so that a file written anew shows. */
  private static final FileTime WRITTEN = FileTime.fromMillis(1_000_000_000_000L);

  static UnitFolder copy(InputUnit original, Path folder) throws IOException {
    var files = new ArrayList<InputFile>();
    for (InputFile file : original.files()) {
      Path copy = Files.copy(file.path(), folder.resolve(file.name()));
      Files.setLastModifiedTime(copy, WRITTEN);
      files.add(new InputFile(file.name(), copy, file.size()));
    }
    return new UnitFolder(new InputUnit(original.id(), files), original, folder);
  }

  /** What was changed, in words; empty if nothing was. */
  Optional<String> change() throws IOException {
    Set<String> expected = new TreeSet<>();
    for (InputFile file : original.files()) {
      Path copy = folder.resolve(file.name());
      expected.add(file.name());
      if (Files.exists(copy)
          && !(Files.getLastModifiedTime(copy).equals(WRITTEN)
              && Arrays.equals(Files.readAllBytes(copy), Files.readAllBytes(file.path())))) {
        return Optional.of("'%s' was written to".formatted(file.name()));
      }
    }
    Set<String> found = names();
    return found.equals(expected)
        ? Optional.empty()
        : Optional.of("the folder of the files now holds %s, not %s".formatted(found, expected));
  }

  private Set<String> names() {
    try (Stream<Path> files = Files.list(folder)) {
      var names = new TreeSet<String>();
      files.forEach(file -> names.add(file.getFileName().toString()));
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
