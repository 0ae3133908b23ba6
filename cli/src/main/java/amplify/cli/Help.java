package amplify.cli;

import picocli.CommandLine.Option;

/** The option that every command has. */
final class Help {

  // Set and read by picocli.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this text.")
  private boolean help;
}
