package amplify.api;

import java.nio.file.Path;
import java.util.List;

/**
 * What a batch processor works on: for IFCB a bin, for others any number of files that belong
 * together.
 *
 * @param id the unit's id; for IFCB the bin id
 * @param files its files, in the order of the manifest
 */
public record InputUnit(String id, List<InputFile> files) {

  /** Keeps a copy of the list. */
  public InputUnit {
    files = List.copyOf(files);
  }

  /**
   * The file with the given extension.
   *
   * @param extension lower case, without the dot
   * @throws BadInputException if the unit has none
   */
  public Path file(String extension) {
    return files.stream()
        .filter(file -> file.extension().equals(extension))
        .findFirst()
        .orElseThrow(() -> new BadInputException("'%s' has no .%s file".formatted(id, extension)))
        .path();
  }
}
