package amplify.dev;

import amplify.embedded.EmbeddedBackends;
import amplify.runtime.FoundProcessors;
import amplify.runtime.Service;
import amplify.runtime.ServiceSettings;
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
    boolean ownDatabase = ServiceSettings.isSet(environment, folder, "DATABASE_URL");
    boolean ownStore = ServiceSettings.isSet(environment, folder, "S3_ENDPOINT_URL");
    Path data =
        Optional.ofNullable(environment.get("AMPLIFY_DATA"))
            .map(Path::of)
            .orElse(folder.resolve(".amplify"));
    boolean worker = ServiceSettings.text(environment, folder, "AMPLIFY_ROLE").equals("worker");
    Optional<Map<String, String>> running =
        worker && !ownDatabase && !ownStore
            ? EmbeddedBackends.running(data, SERVERS_START)
            : Optional.empty();
    FoundProcessors found =
        FoundProcessors.find(name, ServiceSettings.plugins(environment, folder));
    EmbeddedBackends backends =
        EmbeddedBackends.start(
            data,
            found.haveJobs() && !ownDatabase && running.isEmpty(),
            !ownStore && running.isEmpty());
    try {
      var fallbacks = new HashMap<>(defaults);
      fallbacks.put("PORT", String.valueOf(PORTS.getOrDefault(name, 8000)));
      if (worker) {
        // Beside a service on the same machine, and any number of them.
        fallbacks.put("PORT", "0");
      }
      fallbacks.put("WORK_DIR", data.resolve("work").toString());
      fallbacks.putAll(running.orElseGet(backends::settings));
      ServiceSettings settings =
          ServiceSettings.read(environment, folder, fallbacks, found.haveJobs());
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
