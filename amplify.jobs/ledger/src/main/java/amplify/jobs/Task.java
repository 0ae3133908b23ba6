package amplify.jobs;

import java.util.List;
import java.util.UUID;

/**
 * A claimed task.
 *
 * @param lease the right to end it
 * @param jobId its job
 * @param processor the processor that is to do it
 * @param kind a bin, or the job's last step
 * @param position the bin's place in the manifest, from 0
 * @param binId the bin; empty for the last step
 * @param files URIs of the bin's objects
 * @param parametersJson the job's parameters as a JSON object
 * @param binsTotal bins in the job
 * @param unwanted whether the job was cancelled meanwhile: do not begin, {@linkplain
 *     TaskQueue#cancel say so}
 */
public record Task(
    Lease lease,
    UUID jobId,
    String processor,
    TaskKind kind,
    int position,
    String binId,
    List<String> files,
    String parametersJson,
    int binsTotal,
    boolean unwanted) {

  /** Keeps a copy of the list. */
  public Task {
    files = List.copyOf(files);
  }
}
