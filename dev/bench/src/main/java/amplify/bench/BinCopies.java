package amplify.bench;

import amplify.client.AmplifyClient;
import amplify.client.BinFiles;
import amplify.client.JobStatus;
import amplify.s3.ObjectStore;
import amplify.testdata.TestBin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Jobs of one bin under many ids.
 *
 * @param files the URIs of the bin's files
 */
record BinCopies(List<String> files) {

  private static final Duration LIMIT = Duration.ofHours(2);

  /** Seldom: the service may answer in the process that is measured. */
  private static final Duration GLANCE = Duration.ofMillis(250);

  static BinCopies upload(ObjectStore store, TestBin bin) {
    var files = new ArrayList<String>();
    for (String extension : List.of("adc", "hdr", "roi")) {
      String key = "bench/" + bin.id() + "." + extension;
      store.upload(key, bin.file(extension), "application/octet-stream");
      files.add(store.uri(key));
    }
    return new BinCopies(files);
  }

  /**
   * Has a service work through a job of so many copies.
   *
   * @throws IllegalStateException if the job fails
   */
  JobStatus run(AmplifyClient client, int copies) throws InterruptedException {
    List<BinFiles> bins =
        IntStream.range(0, copies)
            .mapToObj(i ->
                new BinFiles(
                    "D20240101T%02d%02d%02d_IFCB001".formatted(i / 3600, i / 60 % 60, i % 60),
                    files))
            .toList();
    JobStatus end = client.waitFor(client.submit(bins), GLANCE, LIMIT, status -> {});
    if (!end.completed() || end.error().isPresent()) {
      throw new IllegalStateException("The job failed: " + end.error().orElse("no reason given"));
    }
    return end;
  }
}
