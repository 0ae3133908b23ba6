package amplify.cli;

import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page in the language of man(7), made of what the commands say of themselves. */
final class ManPage {

  private final StringBuilder text = new StringBuilder();

  private ManPage() {}

  static String of(CommandSpec root) {
    var page = new ManPage();
    page.line(".TH AMPLIFY 1");
    page.section("NAME");
    page.line(escaped("amplify - bins of an Imaging FlowCytobot in, masks and features out"));
    page.section("SYNOPSIS");
    page.line(".B amplify");
    page.line("COMMAND [OPTIONS]");
    page.section("DESCRIPTION");
    page.prose(root.usageMessage().description());
    page.section("COMMANDS");
    root.subcommands().values().stream()
        .map(command -> command.getCommandSpec())
        .filter(command -> !command.usageMessage().hidden())
        .forEach(page::command);
    page.section("EXIT STATUS");
    root.usageMessage().exitCodeList().forEach(page::item);
    page.section("ENVIRONMENT");
    page.item("AMPLIFY_URL", "The service, where --url is not given.");
    return page.text.toString();
  }

  private void command(CommandSpec command) {
    line(".SS " + escaped("amplify " + command.name()));
    prose(command.usageMessage().description());
    command.positionalParameters().forEach(this::parameter);
    command.options().stream().filter(option -> !option.hidden()).forEach(this::option);
  }

  private void parameter(PositionalParamSpec parameter) {
    item(parameter.paramLabel(), described(parameter));
  }

  private void option(OptionSpec option) {
    String label = option.arity().max() > 0 ? " " + option.paramLabel() : "";
    item(String.join(", ", option.names()) + label, described(option));
  }

  /** With what picocli would fill in. */
  private static String described(ArgSpec argument) {
    String text = String.join(" ", argument.description());
    if (argument.defaultValue() != null) {
      text = text.replace("${DEFAULT-VALUE}", argument.defaultValue());
    }
    return argument.completionCandidates() == null
        ? text
        : text.replace(
            "${COMPLETION-CANDIDATES}", String.join(", ", argument.completionCandidates()));
  }

  private void section(String title) {
    line(".SH " + title);
  }

  private void item(String term, String description) {
    line(".TP");
    line(".B " + escaped(term));
    line(escaped(Ansi.OFF.string(description)));
  }

  private void prose(String... sentences) {
    for (String sentence : sentences) {
      line(escaped(sentence));
    }
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private static String escaped(String text) {
    String safe = text.replace("\\", "\\e").replace("-", "\\-");
    return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
  }
}
