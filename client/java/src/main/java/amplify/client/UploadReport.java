package amplify.client;

import java.util.List;

/**
 * What an upload of a folder did.
 *
 * @param jobIds the jobs that the bins have become: one, unless there are very many bins
 * @param bins how many bins were uploaded
 * @param bytes their length in bytes
 * @param resumedBytes how much of that an earlier, interrupted upload had sent
 * @param leftOut what was not uploaded, and why
 */
public record UploadReport(
    List<String> jobIds, int bins, long bytes, long resumedBytes, List<LeftOutBin> leftOut) {

  /** Keeps copies of the lists. */
  public UploadReport {
    jobIds = List.copyOf(jobIds);
    leftOut = List.copyOf(leftOut);
  }
}
