package amplify.ingest;

import java.util.List;
import java.util.function.Supplier;

/**
 * A file that a caller says is there.
 *
 * @param place where the request names it, such as {@code files[2]}; empty if the request is about
 *     this file alone
 * @param lookup which file
 * @param parts all its parts, in any order
 */
public record GivenFile(String place, FileLookup lookup, List<GivenPart> parts) {

  /** Keeps a copy. */
  public GivenFile {
    parts = List.copyOf(parts);
  }

  /** Does something with the file, and has errors say which file it was. */
  <T> T at(Supplier<T> work) {
    if (place.isEmpty()) {
      return work.get();
    }
    try {
      return work.get();
    } catch (InvalidUploadException e) {
      throw new InvalidUploadException(place + "." + e.field(), e.rule());
    } catch (UploadConflictException e) {
      throw new UploadConflictException("'%s': %s".formatted(place, e.getMessage()));
    }
  }
}
