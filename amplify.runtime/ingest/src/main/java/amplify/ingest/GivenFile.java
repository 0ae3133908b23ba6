package amplify.ingest;

import java.util.List;

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

  /** An error about this file that says so, where it is one of several. */
  RuntimeException placed(RuntimeException error) {
    if (place.isEmpty()) {
      return error;
    }
    return switch (error) {
      case InvalidUploadException e ->
          by(e, new InvalidUploadException(place + "." + e.field(), e.rule()));
      case UploadConflictException e -> by(e, new UploadConflictException(told(e)));
      case UploadBusyException e -> by(e, new UploadBusyException(told(e)));
      default -> error;
    };
  }

  private static RuntimeException by(RuntimeException cause, RuntimeException error) {
    error.initCause(cause);
    return error;
  }

  private String told(RuntimeException error) {
    return "'%s': %s".formatted(place, error.getMessage());
  }
}
