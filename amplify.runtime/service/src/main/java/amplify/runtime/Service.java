package amplify.runtime;

import amplify.runtime.settings.SettingsException;
import amplify.s3.ObjectStore;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.spi.ServerFeature;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running service: its processors, its HTTP server and, where a processor works through jobs, all
 * that belongs to those. Starting goes from the inside out, so that whoever can reach the server is
 * served; stopping goes the other way round.
 */
public final class Service implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Service.class);
  private static final Clock CLOCK = Clock.systemUTC();

  private final Optional<ObjectStore> store;
  private final Optional<JobServing> jobs;
  private final ServiceHealth health;
  private final WebServer server;

  private Service(
      Optional<ObjectStore> store,
      Optional<JobServing> jobs,
      ServiceHealth health,
      WebServer server) {
    this.store = store;
    this.jobs = jobs;
    this.health = health;
    this.server = server;
  }

  /**
   * Starts the service of one processor of the module path.
   *
   * @param settings all settings
   * @param processor which processor, where several are on the module path; else empty
   * @throws SettingsException if there is no such processor
   */
  public static Service start(ServiceSettings settings, String processor) {
    return start(settings, FoundProcessors.find(processor));
  }

  /**
   * Starts the service.
   *
   * @param settings all settings
   * @param found its processors
   * @throws SettingsException if a processor cannot be loaded, or has settings that are wrong
   * @throws IllegalStateException if the port is taken
   * @throws amplify.jobs.DatabaseUnavailableException if the database is out of reach
   * @throws amplify.s3.StoreUnavailableException if the object store is out of reach
   */
  public static Service start(ServiceSettings settings, FoundProcessors found) {
    Logging.configure(settings.logFormat(), settings.logLevel());
    ServedProcessors processors = found.load(settings.sources());
    settings.unknown(processors).forEach(LOG::warn);
    if (processors.batches().isEmpty() && !settings.role().serves()) {
      throw new SettingsException(
          List.of(
              "AMPLIFY_ROLE is worker, but '%s' has no jobs".formatted(processors.about().name())));
    }
    try (var opened = new Opened()) {
      var metrics = new Metrics(processors, settings.role());
      Optional<ObjectStore> store =
          settings.s3().map(s3 -> opened.add(ObjectStore.connect(s3, metrics.store())));
      store.ifPresent(ObjectStore::ensureBucket);
      Optional<JobServing> jobs =
          processors.batches().isEmpty()
              ? Optional.empty()
              : Optional.of(
                  opened.add(
                      JobServing.open(settings, processors, store.orElseThrow(), metrics, CLOCK)));
      ServiceHealth health = opened.add(ServiceHealth.start(HealthSources.of(jobs, store), CLOCK));
      WebServer server =
          serving(settings, processors, store, jobs, metrics, health).start(settings);
      opened.keep();
      LOG.atInfo()
          .addKeyValue("role", settings.role().word())
          .addKeyValue("port", server.port())
          .addKeyValue("database", settings.database().map(Object::toString).orElse("none"))
          .addKeyValue("store", settings.s3().map(Object::toString).orElse("none"))
          .log("Service is ready");
      return new Service(store, jobs, health, server);
    }
  }

  /** All that is answered, in the order in which it is made: a document is of what comes before. */
  static HttpServing serving(
      ServiceSettings settings,
      ServedProcessors processors,
      Optional<ObjectStore> store,
      Optional<JobServing> jobs,
      Metrics metrics,
      ServiceHealth health) {
    var features = new ArrayList<ServerFeature>();
    features.add(new HealthChecks(processors.about(), settings.role(), health).feature());
    var endpoints =
        new ArrayList<Endpoint>(
            new HealthRoutes(processors.about(), settings.role(), health).endpoints());
    endpoints.addAll(metrics.endpoints());
    if (settings.role().serves()) {
      jobs.ifPresent(serving -> endpoints.addAll(serving.endpoints()));
      var room = new ActionRoom(settings.actions());
      var body =
          new RequestBody(settings.maxRequestBytes(), "put it into the bucket and give its URI");
      for (LoadedProcessor processor : processors.all()) {
        String folder =
            "%s/actions/%s".formatted(settings.worker().resultsPrefix(), processor.about().name());
        endpoints.addAll(
            new ActionRoutes(
                    processor,
                    new ActionRoutes.Surroundings(new ActionObjects(store, folder), room, body))
                .endpoints());
      }
      endpoints.addAll(new ProcessorRoutes(processors).endpoints());
      var documents = new DocumentRoutes(processors, endpoints);
      endpoints.addAll(documents.endpoints());
      features.add(documents.feature());
    }
    var all = new Endpoints(endpoints);
    return new HttpServing(all, features, metrics.requests(all), settings.role());
  }

  /**
   * Waits until the queue is empty and nothing is in work here (AMPLIFY_DRAIN).
   *
   * @return false if the service was closed before
   */
  public boolean awaitDrained() throws InterruptedException {
    return jobs.flatMap(JobServing::worker).orElseThrow().awaitDrained();
  }

  /** The port that the server listens on. */
  public int port() {
    return server.port();
  }

  /**
   * Stops in order: no new requests, then no new bins; running bins may end within their limit, the
   * others go back to the queue.
   */
  @Override
  public void close() {
    LOG.info("Service is stopping");
    jobs.ifPresent(JobServing::endStreams);
    server.stop();
    health.close();
    jobs.ifPresent(JobServing::close);
    store.ifPresent(ObjectStore::close);
    LOG.info("Service has stopped");
  }
}
