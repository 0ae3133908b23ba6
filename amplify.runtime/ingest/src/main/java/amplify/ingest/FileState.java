package amplify.ingest;

import amplify.jobs.UploadFile;
import amplify.s3.StoredPart;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A file of an upload, and what of it is in the store.
 *
 * @param file the file
 * @param parts parts that are there as planned, by number; none if the file is complete
 */
public record FileState(UploadFile file, List<StoredPart> parts) {

  /** Keeps a copy of the list. */
  public FileState {
    parts = List.copyOf(parts);
  }

  /** The numbers of the parts still to be uploaded. */
  public IntStream missing() {
    if (file.complete()) {
      return IntStream.empty();
    }
    var there = parts.stream().map(StoredPart::number).collect(Collectors.toSet());
    return IntStream.rangeClosed(1, PartPlan.of(file).parts())
        .filter(number -> !there.contains(number));
  }
}
