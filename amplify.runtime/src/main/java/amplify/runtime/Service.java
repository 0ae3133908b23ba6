package amplify.runtime;

import amplify.ingest.Ingest;
import amplify.jobs.JobDatabase;
import amplify.s3.ObjectStore;
import amplify.webhooks.WebhookDelivery;
import amplify.webhooks.WebhookTargets;
import amplify.worker.Worker;
import io.helidon.http.NotFoundException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running service: its processor, its worker and its HTTP server. Starting goes from the inside
 * out, so that whoever can reach the server is served; stopping goes the other way round.
 */
public final class Service implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Service.class);
  private static final Clock CLOCK = Clock.systemUTC();
  private static final Duration SERVER_GRACE = Duration.ofSeconds(5);

  private final JobDatabase database;
  private final ObjectStore store;
  private final Optional<Worker> worker;
  private final Optional<WebhookDelivery> webhooks;
  private final JobWatch watch;
  private final Ingest ingest;
  private final WebServer server;

  private Service(
      JobDatabase database,
      ObjectStore store,
      Optional<Worker> worker,
      Optional<WebhookDelivery> webhooks,
      JobWatch watch,
      Ingest ingest,
      WebServer server) {
    this.database = database;
    this.store = store;
    this.worker = worker;
    this.webhooks = webhooks;
    this.watch = watch;
    this.ingest = ingest;
    this.server = server;
  }

  /**
   * Starts the service.
   *
   * @param settings all settings
   * @param processorName which processor, where several are on the module path; else empty
   * @throws SettingsException if there is no such processor
   * @throws IllegalStateException if the port is taken
   * @throws amplify.jobs.DatabaseUnavailableException if the database is out of reach
   * @throws amplify.s3.StoreUnavailableException if the object store is out of reach
   */
  public static Service start(ServiceSettings settings, String processorName) {
    Logging.configure(settings.logFormat(), settings.logLevel());
    LoadedProcessor<?> processor = Processors.load(processorName);
    try (var opened = new Opened()) {
      var metrics = new Metrics(processor, settings.role());
      JobDatabase database = opened.add(JobDatabase.open(settings.database(), metrics.database()));
      ObjectStore store = opened.add(ObjectStore.connect(settings.s3(), metrics.store()));
      store.ensureBucket();
      JobWatch watch = opened.add(new JobWatch(database.jobs()));
      Optional<Worker> worker =
          settings.role().works()
              ? Optional.of(
                  opened.add(
                      Worker.start(
                          settings.worker(),
                          List.of(processor.served()),
                          database,
                          store,
                          CLOCK,
                          metrics.work())))
              : Optional.empty();
      Optional<WebhookDelivery> webhooks =
          settings.role().serves()
              ? Optional.of(opened.add(WebhookDelivery.start(settings.webhooks(), database, CLOCK)))
              : Optional.empty();
      Ingest ingest =
          opened.add(Ingest.open(settings.ingest(), processor.inputs(), database, store));
      WebServer server =
          server(settings, processor, database, store, worker, watch, ingest, metrics);
      opened.keep();
      LOG.atInfo()
          .addKeyValue("role", settings.role().word())
          .addKeyValue("port", server.port())
          .addKeyValue("database", settings.database())
          .addKeyValue("bucket", settings.s3().bucket())
          .log("Service is ready");
      return new Service(database, store, worker, webhooks, watch, ingest, server);
    }
  }

  private static WebServer server(
      ServiceSettings settings,
      LoadedProcessor<?> processor,
      JobDatabase database,
      ObjectStore store,
      Optional<Worker> worker,
      JobWatch watch,
      Ingest ingest,
      Metrics metrics) {
    HttpRouting.Builder routing =
        HttpRouting.builder()
            .addFilter(metrics.requests())
            .register("/metrics", metrics.routes(database, worker, processor.about().name(), CLOCK))
            .register(
                "/", new HealthRoutes(processor.about(), database, store, settings.role(), worker));
    if (settings.role().serves()) {
      var callbacks = new CallbackRule(new WebhookTargets(settings.webhooks()));
      routing.register(
          "/jobs",
          new JobRoutes(
              database.jobs(),
              store,
              processor,
              new RequestBody(
                  settings.maxRequestBytes(),
                  "put a long manifest into an object and give its manifest_uri"),
              callbacks,
              new JobEvents(watch, CLOCK)));
      routing.register(
          "/jobs",
          new ResultRoutes(
              database.jobs(),
              store,
              settings.worker().resultsPrefix(),
              settings.resultUrlValidity(),
              CLOCK));
      routing.register(
          "/ingest",
          new IngestRoutes(
              ingest,
              processor,
              new RequestBody(settings.maxRequestBytes(), "bring fewer bins with one request"),
              callbacks,
              CLOCK));
    }
    if (settings.role().serves()) {
      routing.register(
          "/",
          new ActionRoutes(
              processor.actions(),
              store,
              "%s/actions/%s"
                  .formatted(settings.worker().resultsPrefix(), processor.about().name()),
              new ComputeTurns(settings.actions()),
              new RequestBody(
                  settings.maxRequestBytes(), "put it into the bucket and give its URI")));
    }
    routing.any((request, response) -> {
      throw new NotFoundException(nothingAt(request.path().path(), settings.role()));
    });
    Problems.register(routing);
    WebServer server =
        WebServer.builder()
            .host(settings.host())
            .port(settings.port())
            .shutdownHook(false)
            .shutdownGracePeriod(SERVER_GRACE)
            .directHandlers(Problems::register)
            .routing(routing)
            .build()
            .start();
    if (!server.isRunning() || server.port() < 0) {
      // The server says so in its log only, and lives on without a socket.
      server.stop();
      throw new IllegalStateException(
          "The service cannot listen on %s:%d; is the port taken? Choose another with PORT"
              .formatted(settings.host(), settings.port()));
    }
    return server;
  }

  private static String nothingAt(String path, Role role) {
    String nothing = "There is nothing at %s".formatted(Printable.text(path));
    return role.serves()
        ? nothing
        : nothing + ": this process only works through bins (AMPLIFY_ROLE is worker)";
  }

  /**
   * Waits until the queue is empty and nothing is in work here (AMPLIFY_DRAIN).
   *
   * @return false if the service was closed before
   */
  public boolean awaitDrained() throws InterruptedException {
    return worker.orElseThrow().awaitDrained();
  }

  /** The port that the server listens on. */
  public int port() {
    return server.port();
  }

  /**
   * Stops in order: no new requests, then no new bins; running bins may end within their limit, the
   * others go back to the queue; what they ended is announced if that takes no time.
   */
  @Override
  public void close() {
    LOG.info("Service is stopping");
    watch.close();
    server.stop();
    ingest.close();
    worker.ifPresent(Worker::close);
    webhooks.ifPresent(WebhookDelivery::close);
    store.close();
    database.close();
    LOG.info("Service has stopped");
  }
}
