package amplify.ingest;

import amplify.jobs.DatabaseUnavailableException;
import amplify.jobs.DueUploads;
import amplify.jobs.UploadState;
import amplify.jobs.Uploads;
import amplify.s3.ObjectStore;
import amplify.s3.StoreAccessException;
import amplify.s3.StoreUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives uploads up, and removes from the store what they left there. What cannot be removed now is
 * removed by the {@linkplain UploadSweep sweep}.
 */
final class UploadCleaning {

  private static final Logger LOG = LoggerFactory.getLogger(UploadCleaning.class);

  /** How long a claim on an upload to be cleaned holds. */
  static final Duration LEASE = Duration.ofMinutes(10);

  /** How long after its URL has ended a part may still be on its way, and a call to the store. */
  private static final Duration MARGIN = Duration.ofMinutes(30);

  private final IngestSettings settings;
  private final UploadKeys keys;
  private final Uploads uploads;
  private final DueUploads due;
  private final ObjectStore store;
  private final StoreCalls calls;

  UploadCleaning(
      IngestSettings settings,
      Uploads uploads,
      DueUploads due,
      ObjectStore store,
      StoreCalls calls) {
    this.settings = settings;
    this.keys = new UploadKeys(settings.datasetsPrefix());
    this.uploads = uploads;
    this.due = due;
    this.store = store;
    this.calls = calls;
  }

  /**
   * Gives an upload up, and cleans if the store lets it. Never throws for the store's sake: that
   * the upload is given up is durable, and the rest will follow.
   *
   * @return where the upload stands now; empty if there is none
   */
  Optional<UploadState> abort(UUID id, String reason) {
    Optional<UploadState> state = uploads.abort(id, reason, LEASE);
    if (state.filter(UploadState.ABORTED::equals).isPresent()) {
      try {
        clean(id);
      } catch (StoreUnavailableException | StoreAccessException | DatabaseUnavailableException e) {
        LOG.atWarn()
            .addKeyValue("ingest", id)
            .addKeyValue("error", e.getMessage())
            .log("An aborted ingest could not be cleaned; it will be tried again");
      }
    }
    return state;
  }

  /** Removes what an aborted upload left in the store. */
  void clean(UUID id) {
    String prefix = keys.upload(id);
    var multipart = store.multipartUploads();
    calls.each(
        multipart.open(prefix),
        upload -> {
          multipart.abort(upload.key(), upload.uploadId());
          return upload;
        });
    store.deleteAll(prefix);
    due.cleaned(id, MARGIN, settings.keeping().ended());
  }
}
