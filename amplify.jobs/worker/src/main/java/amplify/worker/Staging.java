package amplify.worker;

import amplify.jobs.Jobs;
import amplify.s3.MultipartUploads;
import amplify.s3.ObjectStore;
import amplify.s3.OpenUpload;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What bins leave in the object store until their job has ended. */
final class Staging {

  private static final Logger LOG = LoggerFactory.getLogger(Staging.class);

  /** How long a job's own worker has to tidy up before others do. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int JOBS_AT_ONCE = 20;

  private final Jobs jobs;
  private final ObjectStore store;
  private final JobKeys keys;
  private final Duration keptForRetry;

  /**
   * Makes it.
   *
   * @param keptForRetry how long what was done is kept of jobs that ended without results
   */
  Staging(Jobs jobs, ObjectStore store, JobKeys keys, Duration keptForRetry) {
    this.jobs = jobs;
    this.store = store;
    this.keys = keys;
    this.keptForRetry = keptForRetry;
  }

  /** Removes a job's objects. Only after the job's end: they are all it could be composed from. */
  void remove(UUID job) {
    store.deleteAll(keys.staging(job));
    abortUploads(job);
    jobs.tidied(job);
  }

  /** Workers that died in the middle of a large object leave its parts, which take room unseen. */
  private void abortUploads(UUID job) {
    MultipartUploads uploads = store.multipartUploads();
    for (OpenUpload upload : uploads.open(keys.job(job) + "/")) {
      uploads.abort(upload.key(), upload.uploadId());
    }
  }

  /** Removes the objects of jobs that nobody needs and nobody else has removed. */
  void removeLeftovers() {
    for (UUID job : jobs.untidied(PATIENCE, keptForRetry, JOBS_AT_ONCE)) {
      remove(job);
      LOG.atInfo().addKeyValue("job", job).log("Removed what was left in staging");
    }
  }
}
