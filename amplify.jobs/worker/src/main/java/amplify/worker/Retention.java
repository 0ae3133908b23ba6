package amplify.worker;

import amplify.jobs.Jobs;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets jobs that ended long ago. Their results stay: they belong to who posted the job. Any
 * number of processes may do so at once.
 */
final class Retention {

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final int JOBS_AT_ONCE = 20;

  private final Jobs jobs;
  private final Staging staging;
  private final Duration age;

  /**
   * Makes it.
   *
   * @param age how long a job is kept after its end; zero for ever
   */
  Retention(Jobs jobs, Staging staging, Duration age) {
    this.jobs = jobs;
    this.staging = staging;
    this.age = age;
  }

  /** Forgets some of the jobs whose time has come. */
  void forgetOldJobs() {
    if (age.isZero()) {
      return;
    }
    List<UUID> old = jobs.endedLongAgo(age, JOBS_AT_ONCE);
    for (UUID job : old) {
      // Once more: a worker that was frozen when the job ended may have staged something since.
      staging.remove(job);
      jobs.forget(job);
    }
    if (!old.isEmpty()) {
      LOG.atInfo().addKeyValue("jobs", old.size()).log("Forgot jobs that ended long ago");
    }
  }
}
