package amplify.runtime;

import amplify.ingest.IngestSettings;
import amplify.jobs.DatabaseSettings;
import amplify.runtime.settings.ActionDeclaration;
import amplify.runtime.settings.ActionSettings;
import amplify.runtime.settings.DatabaseDeclaration;
import amplify.runtime.settings.DeclaredSettings;
import amplify.runtime.settings.IngestDeclaration;
import amplify.runtime.settings.ServiceDeclaration;
import amplify.runtime.settings.SettingReader;
import amplify.runtime.settings.SettingSources;
import amplify.runtime.settings.SettingsException;
import amplify.runtime.settings.SourceDeclaration;
import amplify.runtime.settings.StoreDeclaration;
import amplify.runtime.settings.UnknownSettings;
import amplify.runtime.settings.WebhookDeclaration;
import amplify.runtime.settings.WorkerDeclaration;
import amplify.s3.S3Settings;
import amplify.webhooks.WebhookSettings;
import amplify.worker.WorkerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All settings of a service. {@link amplify.runtime.settings} declares them, and docs/settings.md
 * lists them.
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
 * @param sources all that is set, for processors to read their own
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
    SettingSources sources) {

  /** The port of a service that nobody has chosen one for. */
  static final int USUAL_PORT = 8_000;

  /**
   * Reads the settings of a service with jobs.
   *
   * @see #read(Map, Path, Map, boolean)
   */
  public static ServiceSettings read(
      Map<String, String> environment, Path folder, Map<String, String> usual) {
    return read(environment, folder, usual, true);
  }

  /**
   * Reads the settings.
   *
   * @param environment the environment variables
   * @param folder where {@code .env} is looked for
   * @param usual values for what is set nowhere, in place of the built-in defaults
   * @param jobs whether the service has jobs, for which database and object store must be set
   * @throws SettingsException naming every setting that is wrong
   */
  public static ServiceSettings read(
      Map<String, String> environment, Path folder, Map<String, String> usual, boolean jobs) {
    return read(SettingSources.of(environment, folder).withUsual(usual), jobs);
  }

  /**
   * Reads the settings of a service of these processors.
   *
   * @throws SettingsException naming every setting that is wrong, those of the service's own
   *     processor included
   */
  public static ServiceSettings read(SettingSources sources, FoundProcessors found) {
    try {
      return read(sources, found.haveJobs());
    } catch (SettingsException e) {
      throw e.and(found.problems(sources));
    }
  }

  private static ServiceSettings read(SettingSources sources, boolean jobs) {
    SettingReader reader = DeclaredSettings.check(sources, jobs);
    Role role = Role.ofWord(reader.get(ServiceDeclaration.ROLE));
    return new ServiceSettings(
        role,
        reader.get(ServiceDeclaration.DRAIN),
        reader.get(ServiceDeclaration.HOST),
        reader.find(ServiceDeclaration.PORT).orElse(role.serves() ? USUAL_PORT : 0),
        reader.get(ServiceDeclaration.MAX_REQUEST),
        reader.get(ServiceDeclaration.RESULT_URL_TTL),
        reader.get(SourceDeclaration.LOG_FORMAT),
        reader.get(SourceDeclaration.LOG_LEVEL),
        jobs ? Optional.of(DatabaseDeclaration.read(reader)) : Optional.empty(),
        jobs || DeclaredSettings.wantsStore(sources)
            ? Optional.of(StoreDeclaration.read(reader))
            : Optional.empty(),
        WorkerDeclaration.read(reader, Software.version()),
        WebhookDeclaration.read(reader),
        IngestDeclaration.read(reader),
        ActionDeclaration.read(reader),
        sources);
  }

  /** A sentence for each name that is set but is not a setting, of these processors neither. */
  List<String> unknown(ServedProcessors processors) {
    var declared = new ArrayList<>(DeclaredSettings.all());
    declared.addAll(processors.settings());
    return new UnknownSettings(sources, declared, processors.settingPrefixes()).sentences();
  }

  /**
   * The folder of plugins: AMPLIFY_PLUGINS, else the system property {@code amplify.plugins}, by
   * which an image says where it lies, else {@code plugins} in the folder.
   */
  public static Path plugins(SettingSources sources, Path folder) {
    return sources
        .find(SourceDeclaration.PLUGINS)
        .or(() -> Optional.ofNullable(System.getProperty("amplify.plugins")).map(Path::of))
        .orElseGet(() -> folder.resolve("plugins"));
  }
}
