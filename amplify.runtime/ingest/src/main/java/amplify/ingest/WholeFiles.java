package amplify.ingest;

import amplify.jobs.UploadFile;
import amplify.s3.ObjectNotFoundException;
import amplify.s3.ObjectStore;
import amplify.s3.PartsRefusedException;
import amplify.s3.StoredPart;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes files whole in the store: their parts one object. Thread-safe. */
final class WholeFiles {

  private static final Logger LOG = LoggerFactory.getLogger(WholeFiles.class);

  private final ObjectStore store;

  WholeFiles(ObjectStore store) {
    this.store = store;
  }

  /**
   * Makes the object of a file, or finds it made; gives its tag.
   *
   * @throws InvalidUploadException if a part is not the store's
   * @throws UploadConflictException if parts are missing or of other sizes
   */
  String make(UploadFile file, List<GivenPart> given) {
    if (file.sizesSigned()) {
      try {
        // The store has taken no part of another length, and checks whether it has those named.
        return made(file, new PartCheck(PartPlan.of(file)).planned(given));
      } catch (PartsRefusedException e) {
        LOG.atDebug().setCause(e).log("Looking at the parts, to say what is wrong with them");
      }
    }
    try {
      Optional<List<StoredPart>> there =
          store.multipartUploads().parts(file.key(), file.storeId().orElseThrow());
      return there.isEmpty()
          ? madeBefore(file).orElseThrow(() -> lost(file))
          : made(file, new PartCheck(PartPlan.of(file)).stored(given, there.get()));
    } catch (PartsRefusedException e) {
      throw new UploadConflictException(e.getMessage());
    }
  }

  private String made(UploadFile file, List<StoredPart> parts) {
    try {
      return store.multipartUploads().complete(file.key(), file.storeId().orElseThrow(), parts);
    } catch (ObjectNotFoundException e) {
      return madeBefore(file).orElseThrow(() -> lost(file));
    }
  }

  /**
   * The tag of the object, if the store has it. Only this upload can have made it, since its key
   * has the upload's id in it.
   */
  Optional<String> madeBefore(UploadFile file) {
    return store
        .info(file.key())
        .filter(object -> object.size() == file.size())
        .map(object -> object.etag());
  }

  private static UploadConflictException lost(UploadFile file) {
    return new UploadConflictException(
        "The store no longer has the parts of '%s'; GET the ingest for new URLs and upload it again"
            .formatted(file.filename()));
  }
}
