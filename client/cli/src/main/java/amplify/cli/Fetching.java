package amplify.cli;

import amplify.client.AmplifyClient;
import amplify.client.DownloadOptions;
import amplify.client.DownloadReport;
import amplify.products.FeatureFileName;
import amplify.products.JobProducts;
import amplify.products.ProductsReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What to download, and how: the options that {@code download} and {@code upload} share. */
final class Fetching {

  /** Kinds of results. */
  enum Kind {
    features,
    masks,
    index,
    artifacts
  }

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "KIND",
      description =
          "Download only these: ${COMPLETION-CANDIDATES}. Default: all. results.json always comes.")
  private Set<Kind> only = EnumSet.allOf(Kind.class);

  @Option(
      names = "--products",
      description = {
        "Write per-bin files, as IFCB Dashboard reads them, in day folders instead of the results:",
        "features/<day>/<bin>_fea_v4.csv, features/<day>/multiblob/<bin>_multiblob_v4.csv,"
            + " blobs/<day>/<bin>_blobs_v4.zip."
      })
  private boolean products;

  @Option(
      names = "--features-name",
      paramLabel = "NAME",
      defaultValue = "FEA",
      description =
          "With --products: FEA for <bin>_fea_v4.csv (default), FEATURES for"
              + " <bin>_features_v4.csv.")
  private FeatureFileName name;

  @Option(names = "--overwrite", description = "Write over files that are there and differ.")
  private boolean overwrite;

  /** Downloads the results of jobs, each in a folder of its own, or their per-bin files. */
  void run(AmplifyClient client, List<String> jobIds, Path out, Screen screen) throws IOException {
    for (String jobId : jobIds) {
      if (products) {
        products(client, jobId, out, screen);
      } else {
        DownloadReport report = download(client, jobId, out.resolve(jobId), screen);
        screen.say(
            "Downloaded %s, %s, to %s%s",
            Amounts.count(report.files(), "file", "files"),
            Amounts.bytes(report.bytes()),
            report.folder(),
            report.skipped() == 0 ? "" : "; " + report.skipped() + " were there");
        var json = new LinkedHashMap<String, Object>();
        json.put("job_id", jobId);
        json.put("folder", report.folder().toString());
        json.put("files", report.files());
        json.put("bytes", report.bytes());
        json.put("skipped", report.skipped());
        screen.json(json);
      }
    }
  }

  private DownloadReport download(AmplifyClient client, String jobId, Path folder, Screen screen) {
    var meter = new TransferMeter(screen.progress(), "Downloading");
    var options =
        new DownloadOptions(
            products || only.contains(Kind.features),
            products || only.contains(Kind.masks),
            !products && only.contains(Kind.index),
            products || only.contains(Kind.artifacts),
            overwrite,
            progress -> meter.show(progress.bytesDone(), progress.bytesTotal(), 0));
    try (var _ = OnInterrupt.say("Repeat the command to resume.")) {
      return client.downloadResults(jobId, folder, options);
    } finally {
      meter.end();
    }
  }

  private void products(AmplifyClient client, String jobId, Path out, Screen screen)
      throws IOException {
    Path raw = out.resolve(".amplify-" + jobId);
    download(client, jobId, raw, screen);
    ProductsReport report = JobProducts.write(raw, out, name);
    remove(raw);
    screen.say(
        "Wrote files of %s, %s, %s, to %s%s",
        Amounts.count(report.bins(), "bin", "bins"),
        Amounts.count(report.rois(), "ROI", "ROIs"),
        Amounts.count(report.masks(), "mask", "masks"),
        out.toAbsolutePath(),
        report.emptyBins() == 0
            ? ""
            : "; %s without ROIs".formatted(Amounts.count(report.emptyBins(), "bin", "bins")));
    screen.json(
        Map.of(
            "job_id", jobId,
            "folder", out.toAbsolutePath().toString(),
            "bins", report.bins(),
            "rois", report.rois(),
            "masks", report.masks(),
            "bins_without_rois", report.emptyBins()));
  }

  private static void remove(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.delete(file);
    }
  }
}
