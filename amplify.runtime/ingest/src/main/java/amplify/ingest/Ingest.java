package amplify.ingest;

import amplify.api.InputRule;
import amplify.jobs.BinPage;
import amplify.jobs.JobDatabase;
import amplify.jobs.NewJob;
import amplify.jobs.UploadFile;
import amplify.jobs.UploadState;
import amplify.s3.MultipartUploads;
import amplify.s3.ObjectStore;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Lets callers bring the files of a job, straight to the store, by URLs signed for one part each.
 * When the last file is complete the job is posted.
 *
 * <p>Everything that must last is in the database, so that any process can answer any call.
 * Thread-safe. Every method but {@link #partUrl} can throw {@link
 * amplify.jobs.DatabaseUnavailableException}, {@link amplify.s3.StoreUnavailableException} and
 * {@link amplify.s3.StoreAccessException}.
 */
public final class Ingest implements AutoCloseable {

  /** Calls to the store at a time, over all requests of one kind to a process. */
  static final int STORE_CALLS = 32;

  private final IngestSettings settings;
  private final MultipartUploads store;
  private final UploadStart start;
  private final UploadCompletion completion;
  private final UploadLookup lookup;
  private final UploadCleaning cleaning;
  private final UploadSweep sweep;

  private Ingest(
      IngestSettings settings,
      Function<String, InputRule> rules,
      JobDatabase database,
      ObjectStore objects) {
    this.settings = settings;
    this.store = objects.multipartUploads();
    var calls = new StoreCalls(STORE_CALLS);
    var uploads = database.uploads();
    var due = database.dueUploads();
    cleaning = new UploadCleaning(settings, uploads, due, objects, calls);
    start =
        new UploadStart(
            settings, rules, database.uploadOpenings(), uploads, store, calls, cleaning);
    var completions = database.uploadCompletions();
    var whole = new WholeFiles(objects);
    // Whoever completes or looks does not queue behind those who begin.
    completion =
        new UploadCompletion(
            settings, uploads, completions, objects, whole, new StoreCalls(STORE_CALLS), cleaning);
    lookup =
        new UploadLookup(
            settings, uploads, completions, store, whole, new StoreCalls(STORE_CALLS), completion);
    sweep = new UploadSweep(due, cleaning, settings.sweepEvery());
  }

  /**
   * Opens the service, and begins to look for uploads that nobody goes on with.
   *
   * @param settings how uploads are done
   * @param rules the files that a bin must have, by the name of the processor
   * @param database the ledger
   * @param store where files go
   */
  public static Ingest open(
      IngestSettings settings,
      Function<String, InputRule> rules,
      JobDatabase database,
      ObjectStore store) {
    var ingest = new Ingest(settings, rules, database, store);
    ingest.sweep.start();
    return ingest;
  }

  /** How uploads are done. */
  public IngestSettings settings() {
    return settings;
  }

  /**
   * Begins an upload. The same idempotency key gives the first upload again, unless that was
   * aborted.
   *
   * @param job the job to be posted when all files are complete
   * @param bins its bins, at least one, with at least one file of at least one byte each
   * @param signSizes whether URLs are to be good for parts of the planned lengths only: then no
   *     look at the parts is needed when a file is completed
   * @throws UploadRefusedException if a name or a number breaks a rule; nothing has been made
   * @throws amplify.jobs.IdempotencyConflictException if the key was used for another request
   * @throws UploadBusyException if the first request of this key is still being worked on
   */
  public StartedUpload start(NewJob job, List<RequestedBin> bins, boolean signSizes) {
    return start.start(job, bins, signSizes);
  }

  /** A URL to PUT one part of a file to. Signed here, without a call. */
  public URI partUrl(UploadFile file, int part) {
    String storeId = file.storeId().orElseThrow();
    Duration validity = settings.keeping().urls();
    return file.sizesSigned()
        ? store.partUrl(file.key(), storeId, part, PartPlan.of(file).length(part), validity)
        : store.partUrl(file.key(), storeId, part, validity);
  }

  /**
   * Completes a file; the last one posts the job. A repeat gives the answer of the first time.
   *
   * @param file the file and its parts
   * @throws UploadRefusedException if the ids are unknown or the parts are not those of the file
   * @throws UploadConflictException if the store lacks parts, or the upload was aborted
   * @throws UploadBusyException if another call has been completing the file for long
   */
  public CompletedFile complete(GivenFile file) {
    return completion.complete(file);
  }

  /**
   * Completes several files of an upload, as {@link #complete(GivenFile)} does one. An error about
   * one file names it by its place; others may then be complete or not, and a repeat finds out.
   *
   * @param id the upload
   * @param files files of other ids each, at least one
   * @throws UploadNotFoundException if there is no such upload
   */
  public CompletedFiles complete(UUID id, List<GivenFile> files) {
    return completion.complete(id, files);
  }

  /**
   * Tells where an upload stands.
   *
   * @param page the bins to tell of
   * @param goingOn whether the caller goes on with it, so that it is kept and URLs may be given out
   * @throws UploadNotFoundException if there is none
   */
  public UploadStatus status(UUID id, BinPage page, boolean goingOn) {
    return lookup.status(id, page, goingOn);
  }

  /**
   * Gives an upload up and removes what it left in the store. A repeat is harmless.
   *
   * @throws UploadNotFoundException if there is none
   * @throws UploadConflictException if its job has been posted
   */
  public void abort(UUID id) {
    UploadState state =
        cleaning.abort(id, "By request").orElseThrow(() -> new UploadNotFoundException(id));
    if (state == UploadState.QUEUED) {
      throw new UploadConflictException(
          "All files of ingest '%s' are there and its job is posted; cancel the job instead"
              .formatted(id));
    }
  }

  /** Stops looking for uploads that nobody goes on with. */
  @Override
  public void close() {
    sweep.close();
  }
}
