package amplify.cli;

import amplify.client.AmplifyClient;
import amplify.client.JobStatus;
import amplify.client.LeftOutBin;
import amplify.client.UploadOptions;
import amplify.client.UploadReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Uploads a folder. */
@Command(
    name = "upload",
    description = {
      "Uploads the bins of a folder, and has the service process them as one job.",
      "An interrupted upload resumes when you repeat the command."
    })
final class UploadCommand implements Callable<Integer> {

  @Mixin private Connection connection;
  @Mixin private Screen screen;
  @Mixin private Parameters parameters;
  @Mixin private Limit limit;
  @Mixin private Fetching fetching;

  @picocli.CommandLine.Parameters(
      paramLabel = "DIR",
      description = "Where bins lie: .adc, .hdr and .roi files, in day folders or not.")
  private Path folder;

  @Option(names = "--wait", description = "Wait for the end of the job, and show its progress.")
  private boolean wait;

  @Option(
      names = "--download",
      paramLabel = "OUT",
      description = "Then download its results to this folder. Implies --wait.")
  private Optional<Path> out;

  @Option(names = "--flat", description = "Leave the folders in DIR alone.")
  private boolean flat;

  @Option(
      names = "--strict",
      description = "Refuse if some bin is not complete, instead of leaving it out.")
  private boolean strict;

  @Option(names = "--restart", description = "Forget an interrupted upload and begin anew.")
  private boolean restart;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description =
          "Where to keep what is needed to go on after an interruption. Default:"
              + " ~/.local/state/amplify/uploads.")
  private Optional<Path> state;

  @Override
  public Integer call() throws Exception {
    try (AmplifyClient client = connection.open()) {
      UploadReport report = upload(client);
      report(report);
      if (!wait && out.isEmpty()) {
        screen.say("Follow it with: amplify watch %s", report.jobIds().getFirst());
        return ExitCode.OK;
      }
      var ends = new ArrayList<JobStatus>();
      for (String jobId : report.jobIds()) {
        JobStatus end = new Following(client, screen, limit.limit()).end(jobId);
        JobText.print(end, screen);
        screen.json(JobText.json(end));
        ends.add(end);
      }
      List<String> completed =
          ends.stream().filter(JobStatus::completed).map(JobStatus::jobId).toList();
      if (out.isPresent()) {
        fetching.run(client, completed, out.get(), screen);
      }
      return completed.size() == ends.size() ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  private UploadReport upload(AmplifyClient client) {
    var meter = new TransferMeter(screen.progress(), "Uploading");
    UploadOptions options =
        UploadOptions.defaults()
            .recursive(!flat)
            .skipIncomplete(!strict)
            .restart(restart)
            .parameters(parameters.values())
            .onProgress(progress ->
                meter.show(progress.bytesDone(), progress.bytesTotal(), progress.bytesBefore()));
    try (var _ =
        OnInterrupt.say(
            "What was sent is kept. The same command goes on where it stopped:\n  amplify upload "
                + folder)) {
      return client.uploadDirectory(folder, state.map(options::stateFolder).orElse(options));
    } finally {
      meter.end();
    }
  }

  private void report(UploadReport report) {
    for (LeftOutBin bin : report.leftOut()) {
      screen.note("Left out  %s", bin);
    }
    screen.say(
        "Uploaded  %s, %s%s",
        Amounts.count(report.bins(), "bin", "bins"),
        Amounts.bytes(report.bytes()),
        report.resumedBytes() == 0
            ? ""
            : ", of which %s were there from before"
                .formatted(Amounts.bytes(report.resumedBytes())));
    report.jobIds().forEach(jobId -> screen.say("Job       %s", jobId));
    var json = new LinkedHashMap<String, Object>();
    json.put("job_ids", report.jobIds());
    json.put("bins", report.bins());
    json.put("bytes", report.bytes());
    json.put("resumed_bytes", report.resumedBytes());
    json.put(
        "left_out",
        report.leftOut().stream()
            .map(bin -> Map.of("path", bin.stem().toString(), "reason", bin.reason()))
            .toList());
    screen.json(json);
  }
}
