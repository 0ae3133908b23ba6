package amplify.ingest;

import amplify.jobs.FileCompletions;
import amplify.jobs.Upload;
import amplify.jobs.UploadFile;
import amplify.jobs.UploadState;
import amplify.jobs.Uploads;
import amplify.s3.ObjectNotFoundException;
import amplify.s3.ObjectStore;
import amplify.s3.PartsRefusedException;
import amplify.s3.StoredPart;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
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
  private final StoreCalls calls;
  private final UploadCleaning cleaning;

  UploadCompletion(
      IngestSettings settings,
      Uploads uploads,
      ObjectStore store,
      StoreCalls calls,
      UploadCleaning cleaning) {
    this.settings = settings;
    this.uploads = uploads;
    this.store = store;
    this.calls = calls;
    this.cleaning = cleaning;
  }

  /** Completes a file. */
  CompletedFile complete(GivenFile given) {
    UUID id = given.lookup().uploadId();
    // Nearly every call is the first for a file of an upload under way.
    List<UploadFile> claimed =
        List.copyOf(uploads.claimed(id, List.of(given.lookup().fileId()), LEASE).values());
    return claimed.isEmpty()
        ? later(given, deadline())
        : claimed(id, List.of(given), claimed).files().getFirst();
  }

  private static long deadline() {
    return System.nanoTime() + PATIENCE.toNanos();
  }

  /**
   * Completes files, in as few steps as one takes. If one of them cannot be completed the error
   * names it, and others may be complete or not: a repeat finds out.
   *
   * @param id their upload
   * @param given files of other ids each, at least one
   */
  CompletedFiles complete(UUID id, List<GivenFile> given) {
    Map<UUID, UploadFile> free =
        uploads.claimed(id, given.stream().map(file -> file.lookup().fileId()).toList(), LEASE);
    if (free.isEmpty()) {
      Upload upload = find(id);
      if (upload.state() == UploadState.ABORTED) {
        throw aborted(upload);
      }
    }
    List<GivenFile> now =
        given.stream().filter(file -> free.containsKey(file.lookup().fileId())).toList();
    var completed = new HashMap<UUID, CompletedFile>();
    if (!now.isEmpty()) {
      CompletedFiles files =
          claimed(id, now, now.stream().map(file -> free.get(file.lookup().fileId())).toList());
      if (now.size() == given.size()) {
        return files;
      }
      files.files().forEach(file -> completed.put(file.id(), file));
    }
    // No claim is held any more, so those who wait for one another's files all come to an end.
    long deadline = deadline();
    for (GivenFile file : given) {
      if (!free.containsKey(file.lookup().fileId())) {
        completed.put(file.lookup().fileId(), later(file, deadline));
      }
    }
    return new CompletedFiles(
        find(id).state(),
        given.stream().map(file -> completed.get(file.lookup().fileId())).toList());
  }

  private Upload find(UUID id) {
    return uploads.find(id).orElseThrow(() -> new UploadNotFoundException(id));
  }

  /** Completes a file that could not be claimed right away, or finds out why it cannot be. */
  private CompletedFile later(GivenFile given, long deadline) {
    UploadFile file = given.at(() -> claimedOrComplete(given, deadline));
    return file.complete()
        ? new CompletedFile(file.id(), file.key(), file.etag().orElseThrow())
        : claimed(given.lookup().uploadId(), List.of(given), List.of(file)).files().getFirst();
  }

  /** Completes files that are this caller's to complete. */
  private CompletedFiles claimed(UUID id, List<GivenFile> given, List<UploadFile> files) {
    boolean done = false;
    try {
      for (int i = 0; i < files.size(); i++) {
        check(given.get(i), files.get(i));
      }
      List<Integer> all = IntStream.range(0, files.size()).boxed().toList();
      List<String> etags = calls.each(all, i -> inStore(given.get(i), files.get(i)));
      CompletedFiles completed = noted(id, files, etags);
      done = true;
      return completed;
    } finally {
      if (!done) {
        uploads.release(files.stream().map(UploadFile::id).toList());
      }
    }
  }

  private static void check(GivenFile given, UploadFile file) {
    given.at(() -> {
      given.lookup().check(file);
      new PartCheck(PartPlan.of(file)).given(given.parts());
      return file;
    });
  }

  /**
   * Waits until the completion of the file is this caller's, or done, and gives the file. Not every
   * store completes in one step, so a second caller could find some parts gone and the object not
   * yet there.
   */
  private UploadFile claimedOrComplete(GivenFile given, long deadline) {
    FileLookup lookup = given.lookup();
    Upload upload = lookup.upload(uploads);
    UploadFile file = lookup.file(uploads);
    if (upload.state() == UploadState.ABORTED) {
      throw aborted(upload);
    }
    new PartCheck(PartPlan.of(file)).given(given.parts());
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

  private String inStore(GivenFile given, UploadFile file) {
    return given.at(() -> inStore(file, given.parts()));
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

  /** Writes them down, and posts the job after the last file. */
  CompletedFiles noted(UUID id, List<UploadFile> files, List<String> etags) {
    var tags = new HashMap<UUID, String>();
    for (int i = 0; i < files.size(); i++) {
      tags.put(files.get(i).id(), etags.get(i));
    }
    FileCompletions noted = uploads.complete(id, tags, settings.keeping(), store::uri);
    if (noted.state() == UploadState.ABORTED) {
      // Aborted while the store was at it: the objects came too late to be seen by who cleaned.
      cleaning.abort(id, "");
      throw aborted(find(id));
    }
    if (noted.queued()) {
      LOG.atInfo().addKeyValue("job", id).log("Ingest is complete; its job is posted");
    }
    return new CompletedFiles(
        noted.state(),
        files.stream()
            .map(file -> new CompletedFile(file.id(), file.key(), noted.etags().get(file.id())))
            .toList());
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
