package amplify.runtime;

import amplify.ingest.Ingest;
import amplify.jobs.JobDatabase;
import amplify.s3.ObjectStore;
import amplify.webhooks.WebhookDelivery;
import amplify.webhooks.WebhookTargets;
import amplify.worker.Worker;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The part of a service that has to do with jobs; a service of actions alone has none. */
final class JobServing implements AutoCloseable {

  private final ServiceSettings settings;
  private final ServedProcessors processors;
  private final ObjectStore store;
  private final Clock clock;
  private final JobDatabase database;
  private final JobWatch watch;
  private final Ingest ingest;
  private final Optional<Worker> worker;
  private final Optional<WebhookDelivery> webhooks;

  private JobServing(
      ServiceSettings settings,
      ServedProcessors processors,
      ObjectStore store,
      Metrics metrics,
      Clock clock,
      Opened opened) {
    this.settings = settings;
    this.processors = processors;
    this.store = store;
    this.clock = clock;
    database = opened.add(JobDatabase.open(settings.database().orElseThrow(), metrics.database()));
    watch = opened.add(new JobWatch(database.jobs()));
    worker =
        settings.role().works()
            ? Optional.of(
                opened.add(
                    Worker.start(
                        settings.worker(),
                        processors.batches().stream().map(LoadedBatch::served).toList(),
                        database,
                        store,
                        clock,
                        metrics.work())))
            : Optional.empty();
    webhooks =
        settings.role().serves()
            ? Optional.of(opened.add(WebhookDelivery.start(settings.webhooks(), database, clock)))
            : Optional.empty();
    ingest = opened.add(Ingest.open(settings.ingest(), processors::inputs, database, store));
    metrics.jobs(database, worker, processors, clock);
  }

  /**
   * Opens the database and begins to work, as the role says.
   *
   * @throws amplify.jobs.DatabaseUnavailableException if the database is out of reach
   */
  static JobServing open(
      ServiceSettings settings,
      ServedProcessors processors,
      ObjectStore store,
      Metrics metrics,
      Clock clock) {
    try (var opened = new Opened()) {
      var serving = new JobServing(settings, processors, store, metrics, clock, opened);
      opened.keep();
      return serving;
    }
  }

  /** What it answers to callers. */
  List<Endpoint> endpoints() {
    var callbacks = new CallbackRule(new WebhookTargets(settings.webhooks()));
    var examples = new JobExamples(processors, store::uri);
    var jobBody =
        new RequestBody(
            settings.maxRequestBytes(),
            "put a long manifest into an object and give its manifest_uri");
    var jobOperations = new JobOperations(processors, examples, jobBody);
    var ingestBody =
        new RequestBody(settings.maxRequestBytes(), "bring fewer bins with one request");
    var endpoints = new ArrayList<Endpoint>();
    endpoints.addAll(
        new JobRoutes(
                database.jobs(),
                store,
                processors,
                jobBody,
                callbacks,
                new JobEvents(watch, clock),
                jobOperations)
            .endpoints());
    endpoints.addAll(
        new ResultRoutes(
                database.jobs(),
                store,
                settings.worker().resultsPrefix(),
                settings.resultUrlValidity(),
                clock,
                jobOperations)
            .endpoints());
    endpoints.addAll(
        new IngestRoutes(
                ingest,
                processors,
                ingestBody,
                callbacks,
                clock,
                new IngestOperations(processors, examples, ingestBody))
            .endpoints());
    return endpoints;
  }

  JobDatabase database() {
    return database;
  }

  Optional<Worker> worker() {
    return worker;
  }

  /** Ends streams of events, which would keep the server from stopping. */
  void endStreams() {
    watch.close();
  }

  /**
   * Stops in order, once no requests come any more: running bins may end within their limit, the
   * others go back to the queue; what they ended is announced if that takes no time.
   */
  @Override
  public void close() {
    watch.close();
    ingest.close();
    worker.ifPresent(Worker::close);
    webhooks.ifPresent(WebhookDelivery::close);
    database.close();
  }
}
