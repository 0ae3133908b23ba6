package amplify.ingest;

import amplify.jobs.FileClaim;
import amplify.jobs.NotedFiles;
import amplify.jobs.Upload;
import amplify.jobs.UploadCompletions;
import amplify.jobs.UploadFile;
import amplify.jobs.UploadState;
import amplify.jobs.Uploads;
import amplify.s3.ObjectStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Gatherers;
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
  static final Duration PATIENCE = Duration.ofSeconds(25);

  private static final Duration POLL = Duration.ofMillis(50);

  /**
   * Files claimed together: half as many as calls to the store at a time, to leave it to others.
   */
  private static final int AT_A_TIME = Ingest.STORE_CALLS / 2;

  private final IngestSettings settings;
  private final Uploads uploads;
  private final UploadCompletions completions;
  private final ObjectStore store;
  private final WholeFiles whole;
  private final StoreCalls calls;
  private final UploadCleaning cleaning;

  UploadCompletion(
      IngestSettings settings,
      Uploads uploads,
      UploadCompletions completions,
      ObjectStore store,
      WholeFiles whole,
      StoreCalls calls,
      UploadCleaning cleaning) {
    this.settings = settings;
    this.uploads = uploads;
    this.completions = completions;
    this.store = store;
    this.whole = whole;
    this.calls = calls;
    this.cleaning = cleaning;
  }

  /** Completes a file. */
  CompletedFile complete(GivenFile given) {
    return completed(given.lookup().uploadId(), List.of(given)).getFirst();
  }

  /**
   * Completes files, some at a time, so that claims hold for as long as that takes. If one of them
   * cannot be completed the error names it, and others may be complete or not: a repeat finds out.
   *
   * @param id their upload
   * @param given files of other ids each, at least one
   */
  CompletedFiles complete(UUID id, List<GivenFile> given) {
    List<CompletedFile> files = completed(id, given);
    return new CompletedFiles(find(id).state(), files);
  }

  private List<CompletedFile> completed(UUID id, List<GivenFile> given) {
    var completed = new HashMap<UUID, CompletedFile>();
    List<GivenFile> open = given;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      int before = completed.size();
      // Nearly every call is the first for files of an upload under way.
      open.stream()
          .gather(Gatherers.windowFixed(AT_A_TIME))
          .forEach(some -> completeFree(id, some, completed));
      open = without(completed, open);
      if (!open.isEmpty()) {
        completeBefore(id, open, completed);
        open = without(completed, open);
      }
      if (open.isEmpty()) {
        return given.stream().map(file -> completed.get(file.lookup().fileId())).toList();
      }
      if (completed.size() > before) {
        deadline = System.nanoTime() + PATIENCE.toNanos();
      } else if (System.nanoTime() > deadline) {
        throw open.getFirst()
            .placed(
                new UploadBusyException("Another call is completing this file; try again soon"));
      } else {
        // Not every store completes in one step, so some parts may be gone and the object not yet
        // there: only whoever has claimed a file can tell.
        pause();
      }
    }
  }

  private static List<GivenFile> without(Map<UUID, CompletedFile> done, List<GivenFile> files) {
    return files.stream().filter(file -> !done.containsKey(file.lookup().fileId())).toList();
  }

  private static List<UUID> ids(List<GivenFile> files) {
    return files.stream().map(file -> file.lookup().fileId()).toList();
  }

  private Upload find(UUID id) {
    return uploads.find(id).orElseThrow(() -> new UploadNotFoundException(id));
  }

  /** Completes those that nobody else is at. */
  private void completeFree(UUID id, List<GivenFile> some, Map<UUID, CompletedFile> completed) {
    Optional<FileClaim> claimed = completions.claim(id, ids(some), LEASE);
    if (claimed.isEmpty()) {
      return;
    }
    FileClaim claim = claimed.get();
    try {
      List<GivenFile> free =
          some.stream().filter(file -> claim.files().containsKey(file.lookup().fileId())).toList();
      for (GivenFile file : free) {
        UploadFile known = claim.files().get(file.lookup().fileId());
        checkIds(file, Optional.of(known));
        checkParts(file, known);
      }
      completeClaimed(id, free, claim, completed);
    } catch (RuntimeException e) {
      release(claim, e);
      throw e;
    }
  }

  private void release(FileClaim claim, RuntimeException reason) {
    try {
      completions.release(claim);
    } catch (RuntimeException e) {
      // It ends by itself; what the caller has to know is why nothing came of it.
      reason.addSuppressed(e);
    }
  }

  /** What became of a file in the store: its tag or an error. */
  private record Outcome(UUID file, Optional<String> etag, Optional<RuntimeException> error) {}

  private void completeClaimed(
      UUID id, List<GivenFile> files, FileClaim claim, Map<UUID, CompletedFile> completed) {
    Function<GivenFile, Outcome> work =
        file -> inStore(file, claim.files().get(file.lookup().fileId()));
    // One alone does not queue behind those who complete many.
    List<Outcome> outcomes =
        files.size() == 1 ? List.of(work.apply(files.getFirst())) : calls.each(files, work);
    var etags = new HashMap<UUID, String>();
    outcomes.forEach(outcome -> outcome.etag().ifPresent(etag -> etags.put(outcome.file(), etag)));
    if (!etags.isEmpty()) {
      noted(id, etags)
          .forEach((file, etag) ->
              completed.put(file, new CompletedFile(file, claim.files().get(file).key(), etag)));
    }
    outcomes.stream()
        .flatMap(outcome -> outcome.error().stream())
        .findFirst()
        .ifPresent(error -> {
          throw error;
        });
  }

  private Outcome inStore(GivenFile given, UploadFile file) {
    try {
      return new Outcome(file.id(), Optional.of(whole.make(file, given.parts())), Optional.empty());
    } catch (RuntimeException e) {
      return new Outcome(file.id(), Optional.empty(), Optional.of(given.placed(e)));
    }
  }

  /** Adds those that were complete before, and finds what keeps any other from being completed. */
  private void completeBefore(UUID id, List<GivenFile> files, Map<UUID, CompletedFile> completed) {
    Optional<Upload> upload = uploads.find(id);
    if (upload.isEmpty()) {
      throw files.getFirst().place().isEmpty()
          ? new InvalidUploadException("job_id", "is '%s'; there is no such ingest".formatted(id))
          : new UploadNotFoundException(id);
    }
    Map<UUID, UploadFile> known = uploads.files(id, ids(files));
    files.forEach(file -> checkIds(file, Optional.ofNullable(known.get(file.lookup().fileId()))));
    if (upload.get().state() == UploadState.ABORTED) {
      throw aborted(upload.get());
    }
    for (GivenFile given : files) {
      UploadFile file = known.get(given.lookup().fileId());
      checkParts(given, file);
      file.etag()
          .ifPresent(
              etag -> completed.put(file.id(), new CompletedFile(file.id(), file.key(), etag)));
    }
  }

  private static void checkIds(GivenFile given, Optional<UploadFile> file) {
    try {
      given.lookup().check(file);
    } catch (InvalidUploadException e) {
      throw given.placed(e);
    }
  }

  private static void checkParts(GivenFile given, UploadFile file) {
    try {
      new PartCheck(PartPlan.of(file)).given(given.parts());
    } catch (InvalidUploadException e) {
      throw given.placed(e);
    }
  }

  /** Waits before a file that another call has claimed is looked at again. */
  static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UploadBusyException("The service is stopping; try again soon");
    }
  }

  /** Writes them down, and posts the job after the last file; gives their first tags. */
  Map<UUID, String> noted(UUID id, Map<UUID, String> etags) {
    NotedFiles noted = completions.complete(id, etags, settings.keeping(), store::uri);
    if (noted.state() == UploadState.ABORTED) {
      // Aborted while the store was at it: the objects came too late to be seen by who cleaned.
      cleaning.abort(id, "");
      throw aborted(find(id));
    }
    if (noted.queued()) {
      LOG.atInfo().addKeyValue("job", id).log("Ingest is complete; its job is posted");
    }
    return noted.etags();
  }

  static UploadConflictException aborted(Upload upload) {
    return new UploadConflictException(
        "Ingest '%s' was aborted (%s); begin a new one"
            .formatted(upload.id(), upload.reason().orElse("no reason given")));
  }
}
