package amplify.runtime;

import amplify.ingest.IngestSettings;
import amplify.jobs.DatabaseSettings;
import amplify.jobs.Retry;
import amplify.s3.S3Settings;
import amplify.webhooks.WebhookSettings;
import amplify.worker.WorkerSettings;
import io.github.cdimascio.dotenv.Dotenv;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * All settings of a service. Each has a name that is the same in the environment, in {@code .env}
 * and in the configuration file; the environment goes before {@code .env}, {@code .env} before the
 * file, the file before the default. docs/settings.md lists them.
 *
 * @param role what the process does (AMPLIFY_ROLE)
 * @param drain whether it ends when the queue is empty (AMPLIFY_DRAIN)
 * @param host the address to listen on
 * @param port the port to listen on; 0 takes a free one
 * @param maxRequestBytes the largest request body
 * @param resultUrlValidity how long addresses of results hold (RESULT_URL_TTL_SECONDS)
 * @param logFormat {@code text} or {@code json}
 * @param logLevel {@code debug}, {@code info}, {@code warn} or {@code error}
 * @param database the database; empty if the service has no jobs
 * @param s3 the object store; a service without jobs may have none
 * @param worker the worker
 * @param webhooks how receivers are told of the end of jobs
 * @param ingest uploads
 * @param actions how much actions may compute
 * @param values all that is set, for processors to read their own
 */
public record ServiceSettings(
    Role role,
    boolean drain,
    String host,
    int port,
    long maxRequestBytes,
    Duration resultUrlValidity,
    String logFormat,
    String logLevel,
    Optional<DatabaseSettings> database,
    Optional<S3Settings> s3,
    WorkerSettings worker,
    WebhookSettings webhooks,
    IngestSettings ingest,
    ActionSettings actions,
    SettingValues values) {

  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]*");
  private static final long MIB = 1L << 20;

  /** Who sets one of these wants an object store. */
  private static final List<String> STORE =
      List.of("S3_ENDPOINT_URL", "S3_BUCKET", "S3_ACCESS_KEY", "S3_SECRET_KEY");

  /**
   * Reads the settings of a service with jobs.
   *
   * @see #read(Map, Path, Map, boolean)
   */
  public static ServiceSettings read(
      Map<String, String> environment, Path folder, Map<String, String> fallbacks) {
    return read(environment, folder, fallbacks, true);
  }

  /**
   * Reads the settings.
   *
   * @param environment the environment variables
   * @param folder where {@code .env} is looked for
   * @param fallbacks values for what is set nowhere, in place of the built-in defaults
   * @param jobs whether the service has jobs, for which database and object store must be set
   * @throws SettingsException naming every setting that is wrong
   */
  public static ServiceSettings read(
      Map<String, String> environment, Path folder, Map<String, String> fallbacks, boolean jobs) {
    Map<String, String> values = merged(environment, folder, fallbacks);
    var reader = new SettingReader(config(values));
    Role role = Role.ofWord(reader.choice("AMPLIFY_ROLE", "all", Role.words()));
    boolean drain = reader.flag("AMPLIFY_DRAIN", false);
    if (drain && !role.works()) {
      reader.problem("AMPLIFY_DRAIN is true, but AMPLIFY_ROLE is api: only a worker can drain");
    }
    String host = reader.text("HOST", "0.0.0.0");
    int port = reader.integer("PORT", role.serves() ? 8000 : 0, 0, 65_535);
    long maxRequestBytes = reader.number("MAX_REQUEST_MB", 64, 1, 1_024) * MIB;
    Duration validity = reader.seconds("RESULT_URL_TTL_SECONDS", 7_200, 60, 7 * 86_400);
    String format = reader.choice("LOG_FORMAT", "text", List.of("text", "json"));
    String level = reader.choice("LOG_LEVEL", "info", List.of("debug", "info", "warn", "error"));
    WorkerSettings worker = worker(reader);
    WebhookSettings webhooks = WebhookReader.read(reader);
    Optional<DatabaseSettings> database = jobs ? Optional.of(database(reader)) : Optional.empty();
    IngestSettings ingest = IngestSettingReader.read(reader);
    ActionSettings actions = ActionSettings.read(reader);
    boolean store = jobs || STORE.stream().anyMatch(name -> reader.text(name).isPresent());
    Optional<S3Settings> s3 =
        store ? Optional.of(reader.checked(() -> S3Settings.of(values))) : Optional.empty();
    reader.check();
    return new ServiceSettings(
        role,
        drain,
        host,
        port,
        maxRequestBytes,
        validity,
        format,
        level,
        database,
        s3,
        worker,
        webhooks,
        ingest,
        actions,
        new SettingValues(values));
  }

  /** Whether a setting is set, in the environment, {@code .env} or the file. */
  public static boolean isSet(Map<String, String> environment, Path folder, String name) {
    return !text(environment, folder, name).isEmpty();
  }

  /** What a setting is set to, in the environment, {@code .env} or the file; empty if it is not. */
  public static String text(Map<String, String> environment, Path folder, String name) {
    return merged(environment, folder, Map.of()).getOrDefault(name, "").strip();
  }

  /**
   * The folder of plugins: AMPLIFY_PLUGINS, else the system property {@code amplify.plugins}, by
   * which an image says where it lies, else {@code plugins} in the folder.
   */
  public static Path plugins(Map<String, String> environment, Path folder) {
    String set = text(environment, folder, "AMPLIFY_PLUGINS");
    String usual = System.getProperty("amplify.plugins", "");
    if (set.isEmpty()) {
      return usual.isEmpty() ? folder.resolve("plugins") : Path.of(usual);
    }
    return Path.of(set);
  }

  private static Map<String, String> merged(
      Map<String, String> environment, Path folder, Map<String, String> fallbacks) {
    var values = new HashMap<>(fallbacks);
    String file = environment.getOrDefault("AMPLIFY_CONFIG", "");
    if (!file.isBlank()) {
      config(Path.of(file)).asMap().ifPresent(values::putAll);
    }
    Dotenv.configure()
        .directory(folder.toString())
        .ignoreIfMissing()
        .load()
        .entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)
        .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
    environment.forEach((name, value) -> {
      if (NAME.matcher(name).matches()) {
        values.put(name, value);
      }
    });
    return values;
  }

  private static Config config(Path file) {
    return Config.builder(ConfigSources.file(file))
        .disableEnvironmentVariablesSource()
        .disableSystemPropertiesSource()
        .disableValueResolving()
        .build();
  }

  private static Config config(Map<String, String> values) {
    return Config.builder(ConfigSources.create(values))
        .disableEnvironmentVariablesSource()
        .disableSystemPropertiesSource()
        // A password may contain what looks like a reference.
        .disableValueResolving()
        .build();
  }

  private static DatabaseSettings database(SettingReader reader) {
    String url = reader.required("DATABASE_URL", "jdbc:postgresql://host:5432/database");
    String user = reader.text("DATABASE_USER", "amplify");
    String password = reader.text("DATABASE_PASSWORD", "");
    int poolSize = reader.integer("DATABASE_POOL_SIZE", 10, 2, 200);
    Duration connect = reader.seconds("DATABASE_CONNECT_TIMEOUT_SECONDS", 5, 1, 300);
    Duration query = reader.seconds("DATABASE_QUERY_TIMEOUT_SECONDS", 30, 1, 3_600);
    String jdbc =
        url.startsWith("postgres") ? "jdbc:" + url.replaceFirst("^postgres:", "postgresql:") : url;
    return reader.checked(
        () -> new DatabaseSettings(jdbc, user, password, poolSize, connect, query));
  }

  private static WorkerSettings worker(SettingReader reader) {
    return new WorkerSettings(
        reader.integer("MAX_CONCURRENT_JOBS", 3, 1, 1_000),
        reader.integer("COMPUTE_THREADS", Runtime.getRuntime().availableProcessors(), 1, 1_000),
        reader.seconds("JOB_TIMEOUT_SECONDS", 3_600, 1, 7 * 86_400),
        reader.seconds("LEASE_SECONDS", 30, 3, 3_600),
        reader.seconds("POLL_SECONDS", 5, 1, 3_600),
        reader.seconds("DRAIN_SECONDS", 25, 0, 86_400),
        Duration.ofHours(reader.integer("STAGING_RETENTION_HOURS", 24, 0, 87_600)),
        Duration.ofDays(reader.integer("JOB_RETENTION_DAYS", 90, 0, 36_500)),
        new Retry(
            reader.integer("MAX_ATTEMPTS", 10, 1, 100),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1)),
        Path.of(reader.text("WORK_DIR", System.getProperty("java.io.tmpdir") + "/amplify")),
        prefix(reader, "S3_RESULTS_PREFIX", "results"),
        reader.number("TABLE_PART_SIZE_MB", 256, 1, 4_096) * MIB,
        reader.number("MASKS_SHARD_SIZE_MB", 256, 1, 4_096) * MIB,
        reader.optionalInteger("MASKS_PER_SHARD_ESTIMATE", 1, 10_000_000),
        Software.version());
  }

  static String prefix(SettingReader reader, String name, String defaultValue) {
    String prefix = reader.text(name, defaultValue).replaceAll("^/+|/+$", "");
    if (prefix.isEmpty() || prefix.contains("..") || prefix.contains("//")) {
      reader.problem("%s is '%s'; expected key segments such as results".formatted(name, prefix));
    }
    return prefix;
  }
}
