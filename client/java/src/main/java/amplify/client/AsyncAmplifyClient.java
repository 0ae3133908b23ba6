package amplify.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * The calls of {@link AmplifyClient} as futures, each carried out by a virtual thread. A future
 * fails with what the call throws; cancelling one does not stop the call. Thread-safe.
 */
public final class AsyncAmplifyClient {

  private final AmplifyClient client;

  AsyncAmplifyClient(AmplifyClient client) {
    this.client = client;
  }

  private static <T> CompletableFuture<T> later(Callable<T> call) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return call.call();
          } catch (RuntimeException e) {
            throw e;
          } catch (Exception e) {
            throw new CompletionException(e);
          }
        },
        task -> Thread.ofVirtual().name("amplify-client").start(task));
  }

  /** See {@link AmplifyClient#health()}. */
  public CompletableFuture<ServiceHealth> health() {
    return later(client::health);
  }

  /** See {@link AmplifyClient#submitJob}. */
  public CompletableFuture<String> submitJob(JobSubmission submission) {
    return later(() -> client.submitJob(submission));
  }

  /** See {@link AmplifyClient#job}. */
  public CompletableFuture<JobStatus> job(String jobId) {
    return later(() -> client.job(jobId));
  }

  /** See {@link AmplifyClient#jobs(int, Optional, Optional)}. */
  public CompletableFuture<JobPage> jobs(
      int limit, Optional<String> status, Optional<String> cursor) {
    return later(() -> client.jobs(limit, status, cursor));
  }

  /** See {@link AmplifyClient#bins}. */
  public CompletableFuture<JobBinPage> bins(
      String jobId, int limit, Optional<String> status, Optional<String> cursor) {
    return later(() -> client.bins(jobId, limit, status, cursor));
  }

  /** See {@link AmplifyClient#failures(String)}. */
  public CompletableFuture<List<JobFailure>> failures(String jobId) {
    return later(() -> client.failures(jobId));
  }

  /** See {@link AmplifyClient#cancel}. */
  public CompletableFuture<JobStatus> cancel(String jobId) {
    return later(() -> client.cancel(jobId));
  }

  /** See {@link AmplifyClient#retry}. */
  public CompletableFuture<JobStatus> retry(String jobId) {
    return later(() -> client.retry(jobId));
  }

  /** See {@link AmplifyClient#waitFor(String, Duration, Consumer)}. */
  public CompletableFuture<JobStatus> waitFor(
      String jobId, Duration limit, Consumer<JobStatus> onStatus) {
    return later(() -> client.waitFor(jobId, limit, onStatus));
  }

  /** See {@link AmplifyClient#startIngest}. */
  public CompletableFuture<IngestStatus> startIngest(List<LocalBin> bins) {
    return later(() -> client.startIngest(bins));
  }

  /** See {@link AmplifyClient#completeIngest}. */
  public CompletableFuture<Void> completeIngest(
      String jobId, String binId, IngestFile file, List<SentPart> parts) {
    return later(() -> {
      client.completeIngest(jobId, binId, file, parts);
      return null;
    });
  }

  /** See {@link AmplifyClient#ingest}. */
  public CompletableFuture<IngestStatus> ingest(String jobId) {
    return later(() -> client.ingest(jobId));
  }

  /** See {@link AmplifyClient#abortIngest}. */
  public CompletableFuture<Void> abortIngest(String jobId) {
    return later(() -> {
      client.abortIngest(jobId);
      return null;
    });
  }

  /** See {@link AmplifyClient#uploadBin}. */
  public CompletableFuture<String> uploadBin(LocalBin bin) {
    return later(() -> client.uploadBin(bin));
  }

  /** See {@link AmplifyClient#uploadBins}. */
  public CompletableFuture<String> uploadBins(
      List<LocalBin> bins, Consumer<UploadProgress> onProgress) {
    return later(() -> client.uploadBins(bins, onProgress));
  }

  /** See {@link AmplifyClient#uploadDirectory}. */
  public CompletableFuture<UploadReport> uploadDirectory(Path folder, UploadOptions options) {
    return later(() -> client.uploadDirectory(folder, options));
  }

  /** See {@link AmplifyClient#downloadResults}. */
  public CompletableFuture<DownloadReport> downloadResults(
      String jobId, Path folder, DownloadOptions options) {
    return later(() -> client.downloadResults(jobId, folder, options));
  }
}
