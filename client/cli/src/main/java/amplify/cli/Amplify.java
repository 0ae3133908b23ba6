package amplify.cli;

import amplify.client.AmplifyException;
import amplify.products.ProductsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ScopeType;

/** The command line. */
@Command(
    name = "amplify",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    description = {
      "Sends bins of an Imaging FlowCytobot to an Amplify service, and fetches masks and features."
    },
    subcommands = {
      UploadCommand.class,
      BinsCommand.class,
      SubmitCommand.class,
      StatusCommand.class,
      WatchCommand.class,
      ListCommand.class,
      CancelCommand.class,
      RetryCommand.class,
      FailuresCommand.class,
      DownloadCommand.class,
      HealthCommand.class,
      DocsCommand.class,
      ProxyCommand.class,
      ManCommand.class,
      AutoComplete.GenerateCompletion.class,
      HelpCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n")
public final class Amplify {

  private Amplify() {}

  /** Exits with the command's code. */
  public static void main(String[] args) {
    // The Parquet reader has a log that nobody here reads.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, args));
  }

  /**
   * Runs a command.
   *
   * @param out where results go
   * @param err where progress and errors go
   * @return the exit code
   */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    var line = new CommandLine(new Amplify());
    line.getCommandSpec().usageMessage().exitCodeList(exitCodes());
    return line.setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Amplify::explain)
        .execute(args);
  }

  private static Map<String, String> exitCodes() {
    var codes = new LinkedHashMap<String, String>();
    for (String code : ExitCode.ALL) {
      int colon = code.indexOf(':');
      codes.put(code.substring(0, colon), code.substring(colon + 1));
    }
    return codes;
  }

  /** What the JDK says of files is often no more than their path. */
  private static String sentence(Exception e) {
    return switch (e) {
      case NoSuchFileException missing -> missing.getFile() + ": no such file or folder";
      case AccessDeniedException denied -> denied.getFile() + ": permission denied";
      case FileSystemException other when other.getReason() == null ->
          "%s: %s".formatted(other.getFile(), other.getClass().getSimpleName());
      default -> e.getMessage();
    };
  }

  private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    command.getErr().println(command.getColorScheme().errorText("amplify: " + sentence(e)));
    return switch (e) {
      case AmplifyException known -> ExitCode.of(known);
      case UnreachableException _ -> ExitCode.UNREACHABLE;
      case IllegalArgumentException _ -> ExitCode.USAGE;
      case ProductsException _ -> ExitCode.FAILED;
      case IOException _ -> ExitCode.FAILED;
      case UncheckedIOException _ -> ExitCode.FAILED;
      default -> throw e;
    };
  }
}
