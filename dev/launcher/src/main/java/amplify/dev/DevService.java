package amplify.dev;

import amplify.embedded.EmbeddedBackends;
import amplify.runtime.FoundProcessors;
import amplify.runtime.Service;
import amplify.runtime.ServiceSettings;
import amplify.runtime.settings.DatabaseDeclaration;
import amplify.runtime.settings.ServiceDeclaration;
import amplify.runtime.settings.SettingSources;
import amplify.runtime.settings.SourceDeclaration;
import amplify.runtime.settings.StoreDeclaration;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A service together with what it needs: each of database and object store is embedded unless it is
 * configured. A worker beside a running service uses that one's.
 */
final class DevService implements AutoCloseable {

  /** Ports of the services, as agreed. */
  private static final Map<String, Integer> PORTS =
      Map.of("features", 8001, "classifier", 8002, "segment", 8003, "convert", 8010);

  /** How long the servers that another process has begun to start may take. */
  private static final Duration SERVERS_START = Duration.ofSeconds(60);

  private final EmbeddedBackends backends;
  private final ServiceSettings settings;
  private final Service service;

  private DevService(EmbeddedBackends backends, ServiceSettings settings, Service service) {
    this.backends = backends;
    this.settings = settings;
    this.service = service;
  }

  /**
   * Starts the service.
   *
   * @param name the processor's name
   * @param folder the project's folder: {@code .env} and {@code .amplify/} lie there
   * @param given settings that go before all others
   * @param defaults settings that take the place of built-in defaults
   * @param out where to print what is embedded
   */
  static DevService start(
      String name,
      Path folder,
      Map<String, String> given,
      Map<String, String> defaults,
      PrintStream out)
      throws InterruptedException {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.putAll(given);
    SettingSources sources = SettingSources.of(environment, folder);
    boolean ownDatabase = sources.isSet(DatabaseDeclaration.URL);
    boolean ownStore = sources.isSet(StoreDeclaration.ENDPOINT);
    Path data = sources.find(SourceDeclaration.DATA).orElseGet(() -> folder.resolve(".amplify"));
    boolean worker = sources.find(ServiceDeclaration.ROLE).filter("worker"::equals).isPresent();
    Optional<Map<String, String>> running =
        worker && !ownDatabase && !ownStore
            ? EmbeddedBackends.running(data, SERVERS_START)
            : Optional.empty();
    FoundProcessors found = FoundProcessors.find(name, ServiceSettings.plugins(sources, folder));
    EmbeddedBackends backends =
        EmbeddedBackends.start(
            data,
            found.haveJobs() && !ownDatabase && running.isEmpty(),
            !ownStore && running.isEmpty());
    try {
      var usual = new HashMap<>(defaults);
      usual.putAll(usualPort(name));
      if (worker) {
        // Beside a service on the same machine, and any number of them.
        usual.put("PORT", "0");
      }
      usual.put("WORK_DIR", data.resolve("work").toString());
      usual.putAll(running.orElseGet(backends::settings));
      ServiceSettings settings = ServiceSettings.read(sources.withUsual(usual), found);
      Service service = Service.start(settings, found);
      settings
          .database()
          .ifPresent(database ->
              out.println("Database      " + database + (ownDatabase ? "" : "  (embedded)")));
      settings
          .s3()
          .ifPresent(s3 ->
              out.println(
                  "Object store  %s, bucket %s%s"
                      .formatted(
                          s3.endpoint().map(Object::toString).orElse("Amazon S3"),
                          s3.bucket(),
                          ownStore ? "" : "  (embedded)")));
      if (!ownDatabase || !ownStore) {
        out.println("Data          " + data + "  (kept over restarts)");
      }
      return new DevService(backends, settings, service);
    } catch (RuntimeException e) {
      backends.close();
      throw e;
    }
  }

  /** The port of a service, as a setting; none where it is not agreed. */
  static Map<String, String> usualPort(String name) {
    return Optional.ofNullable(PORTS.get(name))
        .map(port -> Map.of(ServiceDeclaration.PORT.name(), String.valueOf(port)))
        .orElseGet(Map::of);
  }

  Service service() {
    return service;
  }

  ServiceSettings settings() {
    return settings;
  }

  String address() {
    return "http://localhost:" + service.port();
  }

  @Override
  public void close() {
    service.close();
    backends.close();
  }
}
