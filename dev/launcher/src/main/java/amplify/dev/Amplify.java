package amplify.dev;

import amplify.runtime.Logging;
import amplify.runtime.SettingsException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The commands behind {@code ./amplify}. */
@Command(
    name = "./amplify",
    description = "Runs Amplify from a clone of its repository.",
    subcommands = {Demo.class, Run.class, New.class, HelpCommand.class},
    synopsisSubcommandLabel = "COMMAND")
final class Amplify {

  private Amplify() {}

  /** Exits with the command's code: 0 for success, 2 for wrong usage or settings, 1 otherwise. */
  public static void main(String[] args) {
    // Before anything else: a library may log at any time, and the defaults show everything.
    Logging.configure("text", "warn");
    System.exit(
        new CommandLine(new Amplify())
            .setExecutionExceptionHandler(Amplify::explain)
            .execute(args));
  }

  private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    command.getErr().println(command.getColorScheme().errorText(String.valueOf(e.getMessage())));
    return e instanceof SettingsException ? 2 : 1;
  }
}
