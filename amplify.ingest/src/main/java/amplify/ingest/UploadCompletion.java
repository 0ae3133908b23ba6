package amplify.ingest;

import amplify.jobs.FileCompletion;
import amplify.jobs.Upload;
import amplify.jobs.UploadFile;
import amplify.jobs.UploadState;
import amplify.jobs.Uploads;
import amplify.s3.ObjectNotFoundException;
import amplify.s3.ObjectStore;
import amplify.s3.PartsRefusedException;
import amplify.s3.StoredPart;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Completes files: first in the store, then in the ledger. Whoever dies in between, or comes
 * second, finds the object there and goes on from it.
 */
final class UploadCompletion {

  private static final Logger LOG = LoggerFactory.getLogger(UploadCompletion.class);

  /**
   * How long a completion holds off a second one. If the store takes longer the second goes ahead,
   * and finds what the first has made.
   */
  static final Duration LEASE = Duration.ofSeconds(15);

  /** Longer than a lease, so that a repeat outlasts a caller who died. */
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  private static final Duration POLL = Duration.ofMillis(50);

  private final IngestSettings settings;
  private final Uploads uploads;
  private final ObjectStore store;
  private final UploadCleaning cleaning;

  UploadCompletion(
      IngestSettings settings, Uploads uploads, ObjectStore store, UploadCleaning cleaning) {
    this.settings = settings;
    this.uploads = uploads;
    this.store = store;
    this.cleaning = cleaning;
  }

  CompletedFile complete(FileLookup lookup, List<GivenPart> parts) {
    // Nearly every call is the first for a file of an upload under way.
    Optional<UploadFile> claimed = uploads.claimed(lookup.uploadId(), lookup.fileId(), LEASE);
    if (claimed.isEmpty()) {
      Upload upload = lookup.upload(uploads);
      UploadFile file = lookup.file(uploads);
      if (upload.state() == UploadState.ABORTED) {
        throw aborted(upload);
      }
      new PartCheck(PartPlan.of(file)).given(parts);
      UploadFile later = claimedOrComplete(lookup, file);
      if (later.complete()) {
        return new CompletedFile(later.id(), later.key(), later.etag().orElseThrow(), false);
      }
      claimed = Optional.of(later);
    }
    UploadFile file = claimed.get();
    boolean done = false;
    try {
      lookup.check(file);
      new PartCheck(PartPlan.of(file)).given(parts);
      CompletedFile completed = noted(lookup.uploadId(), file, inStore(file, parts));
      done = true;
      return completed;
    } finally {
      if (!done) {
        uploads.release(file.id());
      }
    }
  }

  /**
   * Waits until the completion of the file is this caller's, or done, and gives the file. Not every
   * store completes in one step, so a second caller could find some parts gone and the object not
   * yet there.
   */
  private UploadFile claimedOrComplete(FileLookup lookup, UploadFile before) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    UploadFile file = before;
    while (!file.complete() && !uploads.claim(file.id(), LEASE)) {
      if (System.nanoTime() > deadline) {
        throw new UploadBusyException("Another call is completing this file; try again soon");
      }
      pause();
      file = lookup.file(uploads);
    }
    return file;
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UploadBusyException("The service is stopping; try again soon");
    }
  }

  /** Makes the object, or finds it made. */
  private String inStore(UploadFile file, List<GivenPart> given) {
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

  /** Writes it down, and posts the job after the last file. */
  CompletedFile noted(UUID id, UploadFile file, String etag) {
    FileCompletion noted = uploads.complete(id, file.id(), etag, settings.keeping(), store::uri);
    if (noted.state() == UploadState.ABORTED) {
      // Aborted while the store was at it: the object came too late to be seen by who cleaned.
      cleaning.abort(id, "");
      throw aborted(uploads.find(id).orElseThrow(() -> new UploadNotFoundException(id)));
    }
    if (noted.queued()) {
      LOG.atInfo().addKeyValue("job", id).log("Ingest is complete; its job is posted");
    }
    return new CompletedFile(file.id(), file.key(), noted.etag(), noted.queued());
  }

  private static UploadConflictException lost(UploadFile file) {
    return new UploadConflictException(
        "The store no longer has the parts of '%s'; GET the ingest for new URLs and upload it again"
            .formatted(file.filename()));
  }

  static UploadConflictException aborted(Upload upload) {
    return new UploadConflictException(
        "Ingest '%s' was aborted (%s); begin a new one"
            .formatted(upload.id(), upload.reason().orElse("no reason given")));
  }
}
