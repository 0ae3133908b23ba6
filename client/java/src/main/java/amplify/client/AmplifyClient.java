package amplify.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A client of one service: jobs, uploads and results. Thread-safe; calls block, {@link #async()}
 * gives the same ones as futures.
 *
 * <p>Every call throws {@link NetworkException} if the service cannot be reached, and {@link
 * ApiException} with the service's own words if it answers with an error. What can be sent twice
 * without harm is sent again, with growing pauses, before a call fails.
 */
public final class AmplifyClient implements AutoCloseable {

  private static final Duration GLANCE = Duration.ofSeconds(1);

  private final URI base;
  private final int atATime;
  private final Transport transport;
  private final ServiceCalls calls;
  private final Ingest ingest;
  private final Results results;

  AmplifyClient(AmplifyClientBuilder builder) {
    base = builder.base();
    atATime = builder.atATime();
    transport = builder.transport();
    calls = new ServiceCalls(base, transport, builder.answerTimeout());
    ingest = new Ingest(calls);
    results = new Results(calls);
  }

  /**
   * A client of the service at the given address, with the defaults.
   *
   * @param base for example {@code http://localhost:8001}
   * @throws IllegalArgumentException if it is no http or https address
   */
  public static AmplifyClient of(URI base) {
    return builder(base).build();
  }

  /** A client of the service at the given address, to be configured. */
  public static AmplifyClientBuilder builder(URI base) {
    return new AmplifyClientBuilder(base);
  }

  /** The same calls as futures. It is closed with this client. */
  public AsyncAmplifyClient async() {
    return new AsyncAmplifyClient(this);
  }

  /** What the service says of itself. */
  public ServiceHealth health() {
    JsonNode json = calls.get("health");
    return new ServiceHealth(
        json.path("status").asText(),
        json.path("version").asText(),
        json.path("service").asText(),
        json.path("database").asText(),
        json.path("storage").asText(),
        json.toString());
  }

  /**
   * Posts a job over objects that are in the service's bucket, with default parameters.
   *
   * @param bins its bins, at least one
   * @return the job's id
   */
  public String submit(List<BinFiles> bins) {
    return submitJob(JobSubmission.of(bins));
  }

  /**
   * Posts a job over objects that are in the service's bucket.
   *
   * @return the job's id; that of the earlier job where the submission is posted again
   */
  public String submitJob(JobSubmission submission) {
    return calls.post("jobs", submission.body(), Repeat.ALWAYS).path("job_id").asText();
  }

  /**
   * Looks up a job.
   *
   * @throws NotFoundException if there is none of that id
   */
  public JobStatus job(String jobId) {
    return JobReader.status(calls.get(path(jobId, "")));
  }

  /**
   * The newest jobs, newest first.
   *
   * @param limit how many at most, 1 to 100
   */
  public List<JobStatus> jobs(int limit) {
    return jobs(limit, Optional.empty(), Optional.empty()).jobs();
  }

  /**
   * A page of the list of jobs, newest first.
   *
   * @param limit how many at most, 1 to 100
   * @param status only jobs of this status
   * @param cursor where to go on, from the page before
   */
  public JobPage jobs(int limit, Optional<String> status, Optional<String> cursor) {
    ServiceCalls.Answer answer = calls.answered("jobs" + query(limit, status, cursor));
    return new JobPage(
        JobReader.list(answer.json(), JobReader::status),
        answer.headers().firstValue("X-Next-Cursor").filter(text -> !text.isBlank()));
  }

  /**
   * A page of a job's bins, in the order of the manifest.
   *
   * @param limit how many at most
   * @param status only bins of this status: queued, running, done, failed or cancelled
   * @param cursor where to go on, from the page before
   */
  public JobBinPage bins(
      String jobId, int limit, Optional<String> status, Optional<String> cursor) {
    return JobReader.bins(calls.get(path(jobId, "/bins") + query(limit, status, cursor)));
  }

  private static String query(int limit, Optional<String> status, Optional<String> cursor) {
    return "?limit="
        + limit
        + status.map(text -> "&status=" + Addresses.encoded(text)).orElse("")
        + cursor.map(text -> "&cursor=" + Addresses.encoded(text)).orElse("");
  }

  /**
   * What failed in a job: bins, and single ROIs once the job has completed.
   *
   * @param each told one after the other, so that there may be any number
   */
  public void failures(String jobId, Consumer<JobFailure> each) {
    JobStatus job = job(jobId);
    if (job.result().isEmpty()) {
      failedBins(jobId, each);
    } else if (job.result().get().failuresUri().isPresent()) {
      listedFailures(jobId, each);
    } else {
      job.result().get().failures().forEach(each);
    }
  }

  private void failedBins(String jobId, Consumer<JobFailure> each) {
    Optional<String> cursor = Optional.empty();
    do {
      JobBinPage page = bins(jobId, 100, Optional.of("failed"), cursor);
      page.bins().forEach(bin -> each.accept(JobFailure.of(bin)));
      cursor = page.next();
    } while (cursor.isPresent());
  }

  private void listedFailures(String jobId, Consumer<JobFailure> each) {
    ResultObject list =
        results
            .find(jobId, "failures.jsonl")
            .orElseThrow(() -> new DownloadException("The list of failures is gone"));
    try (InputStream content = new ObjectFetch(transport).open(list);
        BufferedReader lines = Lines.of(content)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        each.accept(JobReader.failure(ServiceCalls.MAPPER.readTree(line)));
      }
    } catch (IOException e) {
      throw new DownloadException("The list of failures broke off: " + e.getMessage(), e);
    }
  }

  /**
   * What failed in a job, as a list.
   *
   * @see #failures(String, Consumer)
   */
  public List<JobFailure> failures(String jobId) {
    var failures = new ArrayList<JobFailure>();
    failures(jobId, failures::add);
    return failures;
  }

  /**
   * Cancels a job. Cancelling one that is cancelled changes nothing.
   *
   * @return the job as it is then
   * @throws ApiException 409 if it has ended otherwise
   */
  public JobStatus cancel(String jobId) {
    return JobReader.status(calls.post(path(jobId, "/cancel"), Repeat.ALWAYS));
  }

  /**
   * Does the bins of a job again that failed or were cancelled.
   *
   * @return the job as it is then
   * @throws ApiException 409 if there are none, or the job is still running
   */
  public JobStatus retry(String jobId) {
    return JobReader.status(calls.post(path(jobId, "/retry"), Repeat.UNLESS_DONE));
  }

  /**
   * Waits until a job has ended, well or not. The service tells of changes where it can; else it is
   * asked each second. An outage of up to five minutes is waited out.
   *
   * @param limit how long to wait at most
   * @param onStatus told each state that was seen, the last one included
   * @throws WaitTimeoutException if the job goes on after the limit
   * @throws InterruptedException if the thread is interrupted
   */
  public JobStatus waitFor(String jobId, Duration limit, Consumer<JobStatus> onStatus)
      throws InterruptedException {
    return follower(jobId, GLANCE, limit, onStatus).listen();
  }

  /**
   * Waits until a job has ended, well or not, by asking.
   *
   * @param every how often to ask
   * @param limit how long to wait at most
   * @param onStatus told each state that was seen, the last one included
   * @throws WaitTimeoutException if the job goes on after the limit
   * @throws InterruptedException if the thread is interrupted
   */
  public JobStatus waitFor(
      String jobId, Duration every, Duration limit, Consumer<JobStatus> onStatus)
      throws InterruptedException {
    return follower(jobId, every, limit, onStatus).poll();
  }

  private JobFollower follower(
      String jobId, Duration every, Duration limit, Consumer<JobStatus> onStatus) {
    return new JobFollower(transport, calls, this::job, jobId, every, limit, onStatus);
  }

  /**
   * Begins an upload: gives addresses to PUT the parts of the bins' files to.
   *
   * @param bins bins on disk, of ids that differ
   */
  public IngestStatus startIngest(List<LocalBin> bins) {
    return ingest.start(bins, Map.of());
  }

  /**
   * Tells the service that all parts of a file were sent. After the last file of the last bin, the
   * job is queued by itself. Telling it again does no harm.
   *
   * @param jobId the upload's id
   * @param binId the bin
   * @param file the file, as the service told of it
   * @param parts its parts, in any order
   */
  public void completeIngest(String jobId, String binId, IngestFile file, List<SentPart> parts) {
    ingest.complete(jobId, binId, file, parts);
  }

  /**
   * How an upload stands, with fresh addresses for what is missing.
   *
   * @throws NotFoundException if there is no upload of that id
   */
  public IngestStatus ingest(String jobId) {
    return ingest.find(jobId);
  }

  /** Gives an upload up; what was sent is removed. */
  public void abortIngest(String jobId) {
    ingest.abort(jobId);
  }

  /**
   * Uploads a bin as a job of its own.
   *
   * @return the job's id
   * @throws UploadException if a file cannot be transferred
   */
  public String uploadBin(LocalBin bin) {
    return uploadBins(List.of(bin), progress -> {});
  }

  /**
   * Uploads bins as one job. Unlike {@link #uploadDirectory}, an interrupted upload is not gone on
   * with.
   *
   * @param bins bins of ids that differ
   * @param onProgress told how far it is, often and by any thread
   * @return the job's id
   * @throws UploadException if a file cannot be transferred
   */
  public String uploadBins(List<LocalBin> bins, Consumer<UploadProgress> onProgress) {
    IngestStatus started = ingest.start(bins, Map.of());
    uploader(started.jobId(), new UploadMeter(bins, onProgress)).send(started, bins);
    return started.jobId();
  }

  /**
   * Uploads the bins of a folder, going on where an earlier upload of the same folder to the same
   * service was interrupted, however it was. Files are read while they are sent, so memory does not
   * grow with them.
   *
   * @throws UploadException if a file cannot be transferred, there is no bin, or, where incomplete
   *     bins are not to be left out, there are some
   */
  public UploadReport uploadDirectory(Path folder, UploadOptions options) {
    return new FolderUpload(base, ingest, this::uploader).run(folder, options);
  }

  private Uploader uploader(String jobId, UploadMeter meter) {
    return new Uploader(ingest, new PartSender(transport), atATime, jobId, meter);
  }

  /**
   * Downloads the results of a completed job, going on where an earlier download stopped. A file
   * gets its name only when it is whole.
   *
   * @param folder where to; made if it is missing. Files lie in it as they do below the job's
   *     results: {@code features/part-0000.parquet}, {@code masks/shard-00000.tar}
   * @throws DownloadException if a file cannot be transferred, or is there and differs
   * @throws ApiException 409 if the job has no results, or none yet
   */
  public DownloadReport downloadResults(String jobId, Path folder, DownloadOptions options) {
    return new Downloader(results, new ObjectFetch(transport), atATime, jobId, folder, options)
        .run();
  }

  private static String path(String jobId, String call) {
    return "jobs/" + Addresses.encoded(jobId) + call;
  }

  @Override
  public void close() {
    transport.close();
  }
}
