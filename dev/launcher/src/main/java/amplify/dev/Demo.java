package amplify.dev;

import amplify.cli.ProgressLine;
import amplify.client.AmplifyClient;
import amplify.client.BinFolder;
import amplify.client.JobStatus;
import amplify.runtime.Foreground;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the main job from end to end: bins in, masks and features out. */
@Command(
    name = "demo",
    description = {
      "Starts the features service with an embedded database and object store, uploads the bins of"
          + " FOLDER, follows the job, and shows what came out.",
      "Leaves the service running until Ctrl-C, unless --exit is given."
    })
final class Demo implements Callable<Integer> {

  private static final String SAMPLE = "D20240601T120000_IFCB999";
  private static final Duration GLANCE = Duration.ofMillis(100);
  private static final Duration LONGEST_JOB = Duration.ofDays(7);

  @Parameters(
      paramLabel = "FOLDER",
      arity = "0..1",
      description = "Where bins lie (.adc, .hdr, .roi). Default: a sample bin of the project.")
  private Optional<Path> folder;

  @Option(
      names = "--exit",
      description = "Stop when the job has ended; the exit code is 0 only if it completed.")
  private boolean exit;

  private final PrintStream out = System.out;

  // Set and read by picocli.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this text.")
  private boolean help;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path project = ProjectFolder.find();
    BinFolder bins =
        folder.isPresent()
            ? BinFolder.scan(folder.get(), true)
            : BinFolder.scan(project.resolve("dev/testdata/data/bins"), true).only(SAMPLE);
    bins.leftOut().forEach(bin -> out.println("Left out      " + bin));
    if (bins.complete().isEmpty()) {
      throw new IllegalArgumentException(
          "'%s' has no complete bin; expected files .adc, .hdr and .roi of one name"
              .formatted(folder.orElseThrow()));
    }
    DevService service =
        DevService.start("features", project, Map.of(), Map.of("LOG_LEVEL", "warn"), out);
    boolean completed;
    try {
      completed = show(service, bins, project.resolve(".amplify/demo"));
    } catch (IOException | InterruptedException | RuntimeException e) {
      service.close();
      throw e;
    }
    if (exit) {
      service.close();
      return completed ? 0 : 1;
    }
    out.println();
    out.println("The service goes on at " + service.address() + "  (Ctrl-C stops it)");
    Foreground.run(service.service(), false, service::close);
    return 0;
  }

  private boolean show(DevService service, BinFolder bins, Path downloads)
      throws IOException, InterruptedException {
    out.println("Service       " + service.address());
    out.println();
    try (var client = AmplifyClient.of(URI.create(service.address()))) {
      String job = client.uploadBins(bins.complete(), progress -> {});
      long begun = System.nanoTime();
      int count = bins.complete().size();
      out.printf("Uploaded      %d %s%n", count, count == 1 ? "bin" : "bins");
      out.println("Job           " + job);
      var line = ProgressLine.on(new PrintWriter(out, true, StandardCharsets.UTF_8));
      JobStatus end =
          client.waitFor(
              job,
              GLANCE,
              LONGEST_JOB,
              status ->
                  status
                      .progress()
                      .ifPresent(progress ->
                          line.show(progress.percent().orElse(0), progress.message().orElse(""))));
      line.end();
      double seconds = (System.nanoTime() - begun) / 1e9;
      new DemoReport(out, client).print(end, seconds, downloads.resolve(job));
      return end.completed();
    }
  }
}
