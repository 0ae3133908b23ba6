package amplify.dev;

import amplify.runtime.Logging;
import amplify.runtime.settings.SettingsException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The commands behind {@code ./amplify}. */
@Command(
    name = "./amplify",
    description = "Runs Amplify from a clone of its repository.",
    subcommands = {Demo.class, Run.class, New.class, Settings.class, HelpCommand.class},
    synopsisSubcommandLabel = "COMMAND")
final class Amplify {

  private Amplify() {}

  /** Exits with the command's code: 0 for success, 2 for wrong usage or settings, 1 otherwise. */
  public static void main(String[] args) {
    // Before anything else: a library may log at any time, and the defaults show everything.
    Logging.configure("text", "warn");
    var commands = new CommandLine(new Amplify()).setExecutionExceptionHandler(Amplify::explain);
    commands
        .getSubcommands()
        .get("run")
        .getHelpSectionMap()
        .put(
            UsageMessageSpec.SECTION_KEY_FOOTER,
            help -> ((Run) help.commandSpec().userObject()).settings());
    System.exit(commands.execute(args));
  }

  private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    command.getErr().println(command.getColorScheme().errorText(String.valueOf(e.getMessage())));
    return e instanceof SettingsException ? 2 : 1;
  }
}
