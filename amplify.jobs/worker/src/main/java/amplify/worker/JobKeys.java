package amplify.worker;

import amplify.jobs.Task;
import java.util.UUID;

/**
 * The keys of a job's objects. Staging keys hold the attempt, so that an attempt that lost its
 * lease cannot write over one that holds it.
 *
 * @param resultsPrefix first key segments of all results
 */
record JobKeys(String resultsPrefix) {

  String job(UUID job) {
    return "%s/%s".formatted(resultsPrefix, job);
  }

  String staging(UUID job) {
    return job(job) + "/staging/";
  }

  String staged(Task task) {
    return attempt(task) + "staged";
  }

  /** What the keys of all that an attempt stages begin with. */
  String attempt(Task task) {
    return "%s%06d-%d.".formatted(staging(task.jobId()), task.position(), task.lease().attempt());
  }

  /** An artifact of a bin as a whole. */
  String unitArtifact(Task task, String name) {
    return "%s/artifacts/%s/%s".formatted(job(task.jobId()), task.binId(), name);
  }

  String tablePart(UUID job, String fileName) {
    return "%s/features/%s".formatted(job(job), fileName);
  }

  String shardFile(UUID job, String fileName) {
    return "%s/masks/%s".formatted(job(job), fileName);
  }

  String results(UUID job) {
    return job(job) + "/results.json";
  }

  String failures(UUID job) {
    return job(job) + "/failures.jsonl";
  }
}
