package amplify.webhooks;

import amplify.embedded.EmbeddedPostgres;
import amplify.jobs.DatabaseSettings;
import amplify.jobs.Job;
import amplify.jobs.JobDatabase;
import amplify.jobs.NewBin;
import amplify.jobs.NewJob;
import amplify.jobs.Task;
import amplify.jobs.Webhook;
import amplify.jobs.WebhookState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** A real database in which jobs with a callback_url come to their end. */
final class EndedJobs implements AutoCloseable {

  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final EmbeddedPostgres postgres;
  private final JobDatabase database;

  EndedJobs(Path folder) {
    postgres = EmbeddedPostgres.start(folder);
    database = JobDatabase.open(DatabaseSettings.of(postgres.url(), EmbeddedPostgres.USER, ""));
  }

  JobDatabase database() {
    return database;
  }

  /** Posts a job of one bin and completes it. */
  UUID completed(String callbackUrl) {
    UUID id = posted(callbackUrl);
    end(id);
    return id;
  }

  /** Posts a job of one bin. */
  UUID posted(String callbackUrl) {
    var job =
        new NewJob(
            callbackUrl,
            "{}",
            0,
            Optional.empty(),
            Optional.of(callbackUrl),
            Optional.empty(),
            "digest");
    return database
        .jobs()
        .submit(job, List.of(new NewBin("bin", List.of("s3://b/x"))).iterator())
        .job()
        .id();
  }

  private void end(UUID id) {
    String processor = job(id).processor();
    Task bin = claim(processor);
    database.queue().complete(bin.lease(), "{}", List.of());
    Task compose = claim(processor);
    database.queue().completeJob(compose.lease(), result(id), "");
  }

  private Task claim(String processor) {
    return database.queue().claim(processor, "w", 1, LEASE).getFirst();
  }

  static String result(UUID id) {
    return "{\"job_id\":\"%s\",\"counts\":{\"bins\":1}}".formatted(id);
  }

  Job job(UUID id) {
    return database.jobs().find(id).orElseThrow();
  }

  Webhook webhook(UUID id) {
    return job(id).webhook().orElseThrow();
  }

  Webhook await(UUID id, WebhookState state) throws InterruptedException {
    return await(id, webhook -> webhook.state() == state);
  }

  Webhook await(UUID id, Predicate<Webhook> condition) throws InterruptedException {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (!condition.test(webhook(id))) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Not what was waited for: " + webhook(id));
      }
      Thread.sleep(10);
    }
    return webhook(id);
  }

  @Override
  public void close() {
    database.close();
    postgres.close();
  }
}
