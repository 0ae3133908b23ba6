package amplify.runtime.settings;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All settings of a service, apart from those of its processors. */
public final class DeclaredSettings {

  private static final List<Setting<?>> ALL =
      Stream.of(
              ServiceDeclaration.ALL,
              WorkerDeclaration.ALL,
              DatabaseDeclaration.ALL,
              StoreDeclaration.ALL,
              ActionDeclaration.ALL,
              WebhookDeclaration.ALL,
              IngestDeclaration.ALL,
              SourceDeclaration.ALL)
          .<Setting<?>>flatMap(List::stream)
          .toList();

  private DeclaredSettings() {}

  /** All of them, in the order of documents. */
  public static List<Setting<?>> all() {
    return ALL;
  }

  /**
   * Checks everything that can be known before the service starts.
   *
   * @param sources what is set
   * @param jobs whether the service has jobs, for which database and object store must be set
   * @return a reader that has found nothing wrong
   * @throws SettingsException naming every setting that is wrong
   */
  public static SettingReader check(SettingSources sources, boolean jobs) {
    var reader = new SettingReader(sources);
    reader.validate(ALL);
    if (jobs) {
      reader.require(List.of(DatabaseDeclaration.URL));
    }
    if (jobs || wantsStore(sources)) {
      reader.require(StoreDeclaration.REQUIRED);
    }
    reader.agree(
        List.of(ServiceDeclaration.DRAIN, ServiceDeclaration.ROLE),
        () -> ServiceDeclaration.checkDrain(reader));
    reader.agree(IngestDeclaration.ALL, () -> IngestDeclaration.read(reader));
    reader.check(new UnknownSettings(sources, ALL, Set.of()).sentences());
    return reader;
  }

  /** Whether an object store is configured, or is meant to be. */
  public static boolean wantsStore(SettingSources sources) {
    return StoreDeclaration.WANTED.stream().anyMatch(sources::isSet);
  }
}
