package amplify.acceptance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.client.AmplifyClient;
import amplify.client.ApiException;
import amplify.client.BinFiles;
import amplify.client.BinFolder;
import amplify.client.DownloadException;
import amplify.client.DownloadOptions;
import amplify.client.DownloadReport;
import amplify.client.JobFailedException;
import amplify.client.JobStatus;
import amplify.client.UploadException;
import amplify.client.UploadOptions;
import amplify.client.UploadProgress;
import amplify.client.UploadReport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadAndDownloadTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String A = "D20240601T120000_IFCB999";
  private static final String B = "IFCB5_2012_028_081515";

  @TempDir static Path data;
  private static RunningService service;
  private static AmplifyClient client;

  @TempDir private Path folder;
  @TempDir private Path state;

  @BeforeAll
  static void start() {
    service = new RunningService(data, Map.of("DRAIN_SECONDS", "1"));
    client = AmplifyClient.of(service.address());
  }

  @AfterAll
  static void stop() {
    client.close();
    service.close();
  }

  private void bin(String id, int roiBytes) throws IOException {
    Files.write(folder.resolve(id + ".adc"), new byte[100]);
    Files.write(folder.resolve(id + ".hdr"), new byte[10]);
    var pixels = new byte[roiBytes];
    new Random(roiBytes).nextBytes(pixels);
    Files.write(folder.resolve(id + ".roi"), pixels);
  }

  private UploadOptions options() {
    return UploadOptions.defaults().stateFolder(state);
  }

  private static JobStatus ended(String jobId) throws InterruptedException {
    return client.waitFor(jobId, LONG, status -> {});
  }

  @Test
  void aFolderGoesUpAndItsResultsComeDown(@TempDir Path out) throws Exception {
    bin(A, 6 << 20);
    bin(B, 1);
    var last = new AtomicReference<UploadProgress>();

    UploadReport report = client.uploadDirectory(folder, options().onProgress(last::set));

    assertEquals(2, report.bins());
    assertEquals(last.get().bytesTotal(), last.get().bytesDone());
    assertEquals(6, last.get().filesDone());
    String job = report.jobIds().getFirst();
    assertEquals(6, ended(job).outcome().rois());
    assertArrayEquals(
        Files.readAllBytes(folder.resolve(A + ".roi")),
        service.store().open("datasets/%s/%s/%s.roi".formatted(job, A, A)).readAllBytes());

    DownloadReport first = client.downloadResults(job, out, DownloadOptions.all());
    assertEquals(4, first.files());
    assertTrue(Files.size(out.resolve("features/part-0000.parquet")) > 0);
    assertTrue(Files.exists(out.resolve("masks/shard-00000.tar")));
    assertTrue(Files.exists(out.resolve("masks/shard-00000.json")));
    DownloadReport again = client.downloadResults(job, out, DownloadOptions.all());
    assertEquals(0, again.files());
    assertEquals(4, again.skipped());
  }

  @Test
  void theExampleOfTheDocumentationDoesWhatItSays(@TempDir Path out) throws Exception {
    bin(A, 1);
    URI address = service.address();

    try (AmplifyClient amplify = AmplifyClient.of(address)) {
      UploadReport upload = amplify.uploadDirectory(folder, options());
      for (String job : upload.jobIds()) {
        JobStatus end = amplify.waitFor(job, Duration.ofHours(6), now -> {});
        System.out.println(end.outcome().rois() + " ROIs");
        amplify.downloadResults(job, out.resolve(job), DownloadOptions.all());
      }
    }

    try (Stream<Path> files = Files.walk(out)) {
      assertTrue(files.anyMatch(file -> file.endsWith("results.json")));
    }
  }

  @Test
  void onlyWhatIsAskedForComesDownAndNothingIsWrittenOverUnasked(@TempDir Path out)
      throws Exception {
    bin(A, 1);
    String job = client.uploadBin(BinFolder.scan(folder, false).complete().getFirst());
    ended(job);

    client.downloadResults(job, out, DownloadOptions.only(true, false, false));

    assertTrue(Files.exists(out.resolve("features/part-0000.parquet")));
    assertTrue(Files.notExists(out.resolve("masks")));
    Files.writeString(out.resolve("results.json"), "mine");
    assertThrows(
        DownloadException.class,
        () -> client.downloadResults(job, out, DownloadOptions.only(true, false, false)));
    client.downloadResults(job, out, DownloadOptions.only(true, false, false).overwrite(true));
    assertTrue(Files.readString(out.resolve("results.json")).contains(job));
  }

  @Test
  void aDownloadGoesOnWithWhatHasComeAndMakesGoodWhatIsDamaged(@TempDir Path out) throws Exception {
    bin(A, 1);
    String job = client.uploadBin(BinFolder.scan(folder, false).complete().getFirst());
    ended(job);
    client.downloadResults(job, out, DownloadOptions.only(true, false, false));
    Path part = out.resolve("features/part-0000.parquet");
    byte[] whole = Files.readAllBytes(part);
    Files.delete(part);
    String etag =
        service
            .store()
            .info("results/%s/features/part-0000.parquet".formatted(job))
            .orElseThrow()
            .etag();
    Path partial = part.resolveSibling(".part-0000.parquet." + etag + ".part");
    Files.write(partial, Arrays.copyOf(whole, 50));
    client.downloadResults(job, out, DownloadOptions.only(true, false, false));
    assertArrayEquals(whole, Files.readAllBytes(part));

    Files.delete(part);
    Files.write(partial, new byte[50]);
    client.downloadResults(job, out, DownloadOptions.only(true, false, false));
    assertArrayEquals(whole, Files.readAllBytes(part));
    assertTrue(Files.notExists(partial));
  }

  /** Stands for a process that dies: nothing of it goes on, and nothing is put in order. */
  private static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  private void interruptedUpload(long afterBytes) {
    assertThrows(
        Death.class,
        () ->
            client.uploadDirectory(
                folder,
                options()
                    .onProgress(progress -> {
                      if (progress.filesDone() > 0 && progress.bytesDone() > afterBytes) {
                        throw new Death();
                      }
                    })));
  }

  @Test
  void anInterruptedUploadGoesOnAfterARestartOfTheServiceToo() throws Exception {
    bin(A, 22 << 20);
    bin(B, 3);
    interruptedUpload(11 << 20);
    service.restart();

    UploadReport report = client.uploadDirectory(folder, options());

    assertTrue(report.resumedBytes() > 5 << 20, "resumed " + report.resumedBytes());
    assertEquals(1, report.jobIds().size());
    assertEquals(6, ended(report.jobIds().getFirst()).outcome().rois());
  }

  @Test
  void aFileThatChangedMeanwhileIsUploadedAnew() throws Exception {
    bin(A, 12 << 20);
    interruptedUpload(6 << 20);
    Files.write(folder.resolve(A + ".roi"), new byte[1], StandardOpenOption.APPEND);

    UploadReport report = client.uploadDirectory(folder, options());

    assertEquals(0, report.resumedBytes());
    assertTrue(ended(report.jobIds().getFirst()).completed());
  }

  @Test
  void incompleteBinsAreLeftOutOrTheUploadRefused() throws Exception {
    bin(A, 1);
    Files.write(folder.resolve(B + ".adc"), new byte[1]);

    var e =
        assertThrows(
            UploadException.class,
            () -> client.uploadDirectory(folder, options().skipIncomplete(false)));
    assertTrue(e.getMessage().contains(".hdr and .roi are missing"), e.getMessage());
    assertEquals(1, client.uploadDirectory(folder, options()).leftOut().size());
  }

  @Test
  void anUploadCanBeGivenUp() throws Exception {
    bin(A, 1);
    String id = client.startIngest(BinFolder.scan(folder, false).complete()).jobId();
    assertTrue(client.ingest(id).open());

    client.abortIngest(id);

    assertTrue(client.ingest(id).aborted());
  }

  @Test
  void jobsWithoutResultsSaySo(@TempDir Path out) {
    String job =
        client.submit(
            List.of(
                new BinFiles(
                    "H",
                    List.of(service.bin("H", Map.of("hang", 1)).path("files").get(0).asText()))));

    var e =
        assertThrows(
            ApiException.class, () -> client.downloadResults(job, out, DownloadOptions.all()));

    assertEquals(409, e.status());
    assertTrue(e.getMessage().contains("only completed jobs have results"), e.getMessage());
    assertTrue(client.cancel(job).cancelled());
    assertThrows(JobFailedException.class, () -> client.job(job).outcome());
  }
}
