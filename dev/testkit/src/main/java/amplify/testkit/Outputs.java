package amplify.testkit;

import amplify.api.Artifact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Lays the outputs of two calls side by side. */
final class Outputs {

  private Outputs() {}

  /** The first difference, in words; empty if there is none. */
  static Optional<String> difference(RecordingWork one, RecordingWork other) {
    return difference("row", one.rows(), other.rows())
        .or(() -> difference("failed row", failed(one), failed(other)))
        .or(() -> difference(one.artifacts(), other.artifacts()));
  }

  private static Optional<String> difference(
      String what, List<? extends Object> one, List<? extends Object> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      if (!one.get(i).equals(other.get(i))) {
        return Optional.of(
            "%s %d of the output is %s, then %s".formatted(what, i + 1, one.get(i), other.get(i)));
      }
    }
    return one.size() == other.size()
        ? Optional.empty()
        : Optional.of("the number of %ss is %d, then %d".formatted(what, one.size(), other.size()));
  }

  private static Optional<String> difference(List<Artifact> one, List<Artifact> other) {
    Optional<String> names = difference("artifact", names(one), names(other));
    for (int i = 0; names.isEmpty() && i < one.size(); i++) {
      if (!Arrays.equals(one.get(i).bytes(), other.get(i).bytes())) {
        return Optional.of("the bytes of artifact %s differ".formatted(names(one).get(i)));
      }
    }
    return names;
  }

  private static List<String> failed(RecordingWork work) {
    var lines = new ArrayList<String>();
    work.failedRows().forEach((number, reason) -> lines.add(number + ": " + reason));
    return lines;
  }

  private static List<String> names(List<Artifact> artifacts) {
    return artifacts.stream()
        .map(artifact ->
            "%s of %s (%s)".formatted(artifact.name(), artifact.row(), artifact.mediaType()))
        .toList();
  }
}
