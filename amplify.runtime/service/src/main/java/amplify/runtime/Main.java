package amplify.runtime;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts a service in the foreground, configured by the environment, {@code .env} and the file
 * named by AMPLIFY_CONFIG. SIGTERM and Ctrl-C stop it in order.
 */
public final class Main {

  private static final int UNUSABLE_SETTINGS = 2;

  private Main() {}

  /**
   * Runs until told to stop, or until the queue is empty if AMPLIFY_DRAIN says so. Exits with 0
   * then, with 2 if the settings are not usable, with 1 if the start fails for another reason.
   *
   * @param args {@code --role ROLE} and {@code --drain}, as short forms of the settings; or {@code
   *     --health} alone, which starts nothing and exits with 0 if the service on PORT is healthy,
   *     else with 1
   */
  public static void main(String[] args) throws InterruptedException {
    if (args.length == 1 && args[0].equals("--health")) {
      // Nothing has to be closed; exit() would be logged, before any log is configured.
      Runtime.getRuntime().halt(HealthProbe.run(System.getenv(), Path.of("")));
      return;
    }
    ServiceSettings settings;
    Service service;
    try {
      Map<String, String> environment = new HashMap<>(System.getenv());
      environment.putAll(settings(args));
      FoundProcessors found =
          FoundProcessors.find(
              ServiceSettings.text(environment, Path.of(""), "PROCESSOR"),
              ServiceSettings.plugins(environment, Path.of("")));
      settings =
          ServiceSettings.read(environment, Path.of(""), usual(environment), found.haveJobs());
      service = Service.start(settings, found);
    } catch (SettingsException e) {
      System.err.println(e.getMessage());
      System.exit(UNUSABLE_SETTINGS);
      return;
    } catch (RuntimeException e) {
      System.err.println("The service cannot start: " + e.getMessage());
      System.exit(1);
      return;
    }
    System.exit(Foreground.run(service, settings.drain(), service::close));
  }

  /** An image says where its service listens unless PORT is set; workers take a free port. */
  private static Map<String, String> usual(Map<String, String> environment) {
    String port = System.getProperty("amplify.port", "");
    boolean worker =
        ServiceSettings.text(environment, Path.of(""), "AMPLIFY_ROLE").equals("worker");
    return port.isEmpty() || worker ? Map.of() : Map.of("PORT", port);
  }

  private static Map<String, String> settings(String[] args) {
    var settings = new HashMap<String, String>();
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--drain")) {
        settings.put("AMPLIFY_DRAIN", "true");
      } else if (args[i].equals("--role") && i + 1 < args.length) {
        i++;
        settings.put("AMPLIFY_ROLE", args[i]);
      } else {
        throw new SettingsException(
            List.of(
                "'%s' is no option; expected --role ROLE, --drain or --health".formatted(args[i])));
      }
    }
    return settings;
  }
}
