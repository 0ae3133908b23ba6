package amplify.runtime;

import amplify.runtime.settings.ServiceDeclaration;
import java.util.HashMap;
import java.util.Map;

/**
 * The options of a service's program.
 *
 * @param task what it is asked to do
 * @param settings settings that options stand for
 */
record ProgramOptions(Task task, Map<String, String> settings) {

  enum Task {
    RUN,
    HELP,
    VERSION,
    HEALTH
  }

  /**
   * Reads the options.
   *
   * @throws IllegalArgumentException if one of them is unknown
   */
  static ProgramOptions of(String... args) {
    var task = Task.RUN;
    var settings = new HashMap<String, String>();
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--help", "-h" -> task = Task.HELP;
        case "--version" -> task = Task.VERSION;
        case "--health" -> task = Task.HEALTH;
        case "--drain" -> settings.put(ServiceDeclaration.DRAIN.name(), "true");
        case "--role" -> {
          i++;
          if (i == args.length) {
            throw new IllegalArgumentException("--role needs a role: api, worker or all");
          }
          settings.put(ServiceDeclaration.ROLE.name(), args[i]);
        }
        default ->
            throw new IllegalArgumentException(
                "'%s' is not an option; --help lists them".formatted(args[i]));
      }
    }
    return new ProgramOptions(task, settings);
  }

  /** The options, for people. */
  static String usage(String program) {
    return """
    usage: %1$s [--role ROLE] [--drain]
           %1$s --health | --help | --version

    Runs the service in the foreground until SIGTERM or Ctrl-C.

      --role ROLE   api, worker or all, as AMPLIFY_ROLE
      --drain       end when the queue is empty, as AMPLIFY_DRAIN
      --health      exit with 0 if the service on PORT is healthy, else with 1; starts nothing
      --help        show this text
      --version     show the versions of the processor and of the software

    Settings come from the environment, from .env in the working directory, and from the
    properties file named by AMPLIFY_CONFIG; the first place that has one wins.
    """
        .formatted(program);
  }
}
