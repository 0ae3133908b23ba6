package amplify.cli;

import amplify.client.BinCounts;
import amplify.client.JobFailure;
import amplify.client.JobOutcome;
import amplify.client.JobProgress;
import amplify.client.JobStatus;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes jobs, for people and as JSON. */
final class JobText {

  private JobText() {}

  static Map<String, Object> json(JobStatus job) {
    var json = new LinkedHashMap<String, Object>();
    json.put("job_id", job.jobId());
    json.put("status", job.status());
    json.put("cancelled", job.cancelled());
    json.put("created_at", job.createdAt().toString());
    json.put("started_at", job.startedAt().map(Object::toString).orElse(null));
    json.put("completed_at", job.completedAt().map(Object::toString).orElse(null));
    json.put("error", job.error().orElse(null));
    BinCounts bins = job.bins();
    json.put(
        "bins",
        Map.of(
            "total", bins.total(),
            "done", bins.done(),
            "failed", bins.failed(),
            "cancelled", bins.cancelled(),
            "running", bins.running()));
    json.put(
        "percent",
        job.progress()
            .filter(progress -> progress.percent().isPresent())
            .map(progress -> (Object) progress.percent().getAsDouble())
            .orElse(null));
    json.put(
        "eta_seconds",
        job.progress().flatMap(JobProgress::eta).map(eta -> (Object) eta.toSeconds()).orElse(null));
    json.put("rois", job.result().map(result -> (Object) result.rois()).orElse(null));
    json.put("masks", job.result().map(result -> (Object) result.masks()).orElse(null));
    return json;
  }

  static Map<String, Object> json(JobFailure failure) {
    var json = new LinkedHashMap<String, Object>();
    json.put("bin_id", failure.binId());
    json.put(
        "roi_number", failure.roiNumber().isPresent() ? failure.roiNumber().getAsLong() : null);
    json.put("error", failure.error());
    return json;
  }

  static void print(JobStatus job, Screen screen) {
    screen.say("Job       %s", job.jobId());
    screen.say("Status    %s", status(job));
    screen.say("Bins      %s", bins(job.bins()));
    screen.say("Posted    %s", job.createdAt().truncatedTo(ChronoUnit.SECONDS));
    job.startedAt()
        .ifPresent(time -> screen.say("Started   %s", time.truncatedTo(ChronoUnit.SECONDS)));
    job.completedAt()
        .ifPresent(time -> screen.say("Ended     %s", time.truncatedTo(ChronoUnit.SECONDS)));
    job.result().ifPresent(result -> screen.say("Results   %s", results(result)));
    job.error().ifPresent(error -> screen.say("Error     %s", error));
  }

  static String status(JobStatus job) {
    if (job.cancelled()) {
      return "cancelled";
    }
    return job.ended()
        ? job.status()
        : job.progress()
            .map(progress -> "%s, %s".formatted(job.status(), progress(progress)))
            .orElse(job.status());
  }

  static String progress(JobProgress progress) {
    var parts = new ArrayList<String>();
    progress
        .percent()
        .ifPresent(percent -> parts.add(String.format(Locale.ROOT, "%.1f %%", percent)));
    progress.eta().ifPresent(eta -> parts.add(Amounts.time(eta) + " left"));
    progress.message().filter(text -> !text.isBlank()).ifPresent(parts::add);
    return String.join(", ", parts);
  }

  static String bins(BinCounts bins) {
    var parts = new ArrayList<String>();
    parts.add(String.format(Locale.ROOT, "%d of %d done", bins.done(), bins.total()));
    add(parts, bins.running(), "running");
    add(parts, bins.failed(), "failed");
    add(parts, bins.cancelled(), "cancelled");
    return String.join(", ", parts);
  }

  private static void add(List<String> parts, long number, String word) {
    if (number > 0) {
      parts.add(number + " " + word);
    }
  }

  static String results(JobOutcome result) {
    return "%s, %s, %s"
        .formatted(
            Amounts.count(result.bins(), "bin", "bins"),
            Amounts.count(result.rois(), "ROI", "ROIs"),
            Amounts.count(result.masks(), "mask", "masks"));
  }
}
