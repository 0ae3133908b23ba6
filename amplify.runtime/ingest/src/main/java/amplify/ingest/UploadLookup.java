package amplify.ingest;

import amplify.jobs.BinPage;
import amplify.jobs.FileClaim;
import amplify.jobs.Upload;
import amplify.jobs.UploadCompletions;
import amplify.jobs.UploadFile;
import amplify.jobs.UploadState;
import amplify.jobs.Uploads;
import amplify.s3.MultipartUploads;
import amplify.s3.StoredPart;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Tells where uploads stand, and mends what would keep a caller from going on. */
final class UploadLookup {

  private final IngestSettings settings;
  private final Uploads uploads;
  private final UploadCompletions completions;
  private final MultipartUploads store;
  private final WholeFiles whole;
  private final StoreCalls calls;
  private final UploadCompletion completion;

  UploadLookup(
      IngestSettings settings,
      Uploads uploads,
      UploadCompletions completions,
      MultipartUploads store,
      WholeFiles whole,
      StoreCalls calls,
      UploadCompletion completion) {
    this.settings = settings;
    this.uploads = uploads;
    this.completions = completions;
    this.store = store;
    this.whole = whole;
    this.calls = calls;
    this.completion = completion;
  }

  UploadStatus status(UUID id, BinPage page, boolean goingOn) {
    Upload upload = find(id);
    // One bin more than asked for tells whether there are more.
    var probe = new BinPage(page.after(), page.limit() + 1, page.binId(), page.complete());
    List<UploadFile> found = uploads.files(id, probe);
    List<Integer> bins = found.stream().map(UploadFile::binPosition).distinct().toList();
    boolean more = bins.size() > page.limit();
    List<UploadFile> files =
        more ? found.stream().filter(f -> f.binPosition() < bins.getLast()).toList() : found;
    if (upload.state() != UploadState.UPLOADING) {
      return new UploadStatus(
          upload, files.stream().map(file -> new FileState(file, List.of())).toList(), more);
    }
    if (goingOn) {
      uploads.keep(id, settings.keeping());
    }
    List<FileState> states = calls.each(files, file -> state(id, file));
    return new UploadStatus(find(id), states, more);
  }

  private Upload find(UUID id) {
    return uploads.find(id).orElseThrow(() -> new UploadNotFoundException(id));
  }

  private FileState state(UUID id, UploadFile file) {
    if (file.complete()) {
      return new FileState(file, List.of());
    }
    PartPlan plan = PartPlan.of(file);
    return store
        .parts(file.key(), file.storeId().orElseThrow())
        .map(parts -> new FileState(file, parts.stream().filter(p -> planned(p, plan)).toList()))
        .orElseGet(() -> new FileState(mended(id, file), List.of()));
  }

  private static boolean planned(StoredPart part, PartPlan plan) {
    return part.number() <= plan.parts() && part.size() == plan.length(part.number());
  }

  /**
   * The store does not know the upload of the file any more: either the object was made and nobody
   * lived to note it, or the store threw the parts away, as a lifecycle rule of its bucket may do.
   */
  private UploadFile mended(UUID id, UploadFile file) {
    long deadline = System.nanoTime() + UploadCompletion.PATIENCE.toNanos();
    while (true) {
      Optional<FileClaim> claim = completions.claim(id, List.of(file.id()), UploadCompletion.LEASE);
      if (claim.isPresent()) {
        try {
          mend(id, file);
        } finally {
          completions.release(claim.get());
        }
      }
      UploadFile now =
          uploads.file(id, file.id()).orElseThrow(() -> new UploadNotFoundException(id));
      // Who is completing it right now will have done so soon. Until then there would be nothing
      // good to tell: its parts are gone and it is not complete.
      if (claim.isPresent()
          || now.complete()
          || find(id).state() != UploadState.UPLOADING
          || System.nanoTime() > deadline) {
        return now;
      }
      UploadCompletion.pause();
    }
  }

  private void mend(UUID id, UploadFile file) {
    Optional<String> etag = whole.madeBefore(file);
    if (etag.isPresent()) {
      completion.noted(id, Map.of(file.id(), etag.get()));
    } else {
      String storeId = store.begin(file.key());
      if (!uploads.renamed(file, storeId)) {
        store.abort(file.key(), storeId);
      }
    }
  }
}
