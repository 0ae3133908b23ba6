package amplify.ingest;

import amplify.api.InputRule;
import amplify.jobs.NewJob;
import amplify.jobs.Opening;
import amplify.jobs.Upload;
import amplify.jobs.UploadFile;
import amplify.jobs.UploadOpenings;
import amplify.jobs.UploadState;
import amplify.jobs.Uploads;
import amplify.s3.MultipartUploads;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Begins uploads: checks, writes down, tells the store, in that order. */
final class UploadStart {

  /** Files told to the store before what it calls them is noted. */
  private static final int BATCH = 256;

  /** How long telling the store of a batch may take before others hold the caller for dead. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  private static final int LONGEST_KEY = 1_024;

  private final IngestSettings settings;
  private final Function<String, InputRule> rules;
  private final UploadKeys keys;
  private final UploadOpenings openings;
  private final Uploads uploads;
  private final MultipartUploads store;
  private final StoreCalls calls;
  private final UploadCleaning cleaning;

  UploadStart(
      IngestSettings settings,
      Function<String, InputRule> rules,
      UploadOpenings openings,
      Uploads uploads,
      MultipartUploads store,
      StoreCalls calls,
      UploadCleaning cleaning) {
    this.settings = settings;
    this.rules = rules;
    this.keys = new UploadKeys(settings.datasetsPrefix());
    this.openings = openings;
    this.uploads = uploads;
    this.store = store;
    this.calls = calls;
    this.cleaning = cleaning;
  }

  StartedUpload start(NewJob job, List<RequestedBin> bins, boolean signSizes) {
    settings.limits().check(bins, settings.partBytes());
    FileNames.check(bins);
    checkRule(rules.apply(job.processor()), bins);
    UUID id = UUID.randomUUID();
    List<UploadFile> files = files(id, bins, signSizes);
    Opening opening = openings.open(id, job, files, LEASE);
    return opening.repeated() ? earlier(opening.id()) : begun(id, files);
  }

  /** A job with a bin that breaks the rule would be refused: better now than after the upload. */
  private static void checkRule(InputRule rule, List<RequestedBin> bins) {
    for (int i = 0; i < bins.size(); i++) {
      RequestedBin bin = bins.get(i);
      String field = "bins[%d].files".formatted(i);
      rule.violation(bin.files().stream().map(RequestedFile::filename).toList())
          .ifPresent(violation -> {
            throw new InvalidUploadException(
                field, "of bin '%s' %s".formatted(bin.binId(), violation));
          });
    }
  }

  private List<UploadFile> files(UUID id, List<RequestedBin> bins, boolean signSizes) {
    var files = new ArrayList<UploadFile>();
    for (int i = 0; i < bins.size(); i++) {
      RequestedBin bin = bins.get(i);
      for (int j = 0; j < bin.files().size(); j++) {
        RequestedFile file = bin.files().get(j);
        String key = keys.file(id, bin.binId(), file.filename());
        if (key.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
          throw new InvalidUploadException(
              "bins[%d].files[%d].filename".formatted(i, j),
              "makes an object key longer than %d bytes; expected a shorter name"
                  .formatted(LONGEST_KEY));
        }
        files.add(
            UploadFile.planned(
                i,
                j,
                bin.binId(),
                file.filename(),
                file.size(),
                PartPlan.of(file.size(), settings.partBytes()).partSize(),
                signSizes,
                key));
      }
    }
    return files;
  }

  private StartedUpload earlier(UUID id) {
    Upload upload = uploads.find(id).orElseThrow(UploadStart::busy);
    if (upload.state() == UploadState.OPENING || upload.state() == UploadState.ABORTED) {
      // An aborted one has given up its key meanwhile: the next try begins anew.
      throw busy();
    }
    uploads.keep(id, settings.keeping());
    return new StartedUpload(id, upload.state(), uploads.files(id), true);
  }

  private static UploadBusyException busy() {
    return new UploadBusyException(
        "The first request with this idempotency key is still being worked on; try again soon");
  }

  private StartedUpload begun(UUID id, List<UploadFile> files) {
    boolean ready = false;
    try {
      var told = new ArrayList<UploadFile>(files.size());
      for (int start = 0; start < files.size(); start += BATCH) {
        List<UploadFile> batch =
            calls.each(
                files.subList(start, Math.min(files.size(), start + BATCH)),
                file -> file.in(store.begin(file.key())));
        require(openings.told(id, batch, LEASE));
        told.addAll(batch);
      }
      require(openings.ready(id, settings.keeping()));
      ready = true;
      return new StartedUpload(id, UploadState.UPLOADING, List.copyOf(told), false);
    } finally {
      if (!ready) {
        cleaning.abort(id, "It could not be begun");
      }
    }
  }

  private static void require(boolean stillOpening) {
    if (!stillOpening) {
      throw new UploadConflictException(
          "Starting the ingest took too long, so it was aborted; start it with fewer bins");
    }
  }
}
