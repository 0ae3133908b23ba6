package amplify.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Where a command writes to: results to standard output, as text or, with {@code --json}, as JSON;
 * progress and what else is for people to standard error.
 */
final class Screen {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Option(names = "--json", description = "Print JSON to standard output, for scripts.")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  boolean isJson() {
    return json;
  }

  /** Prints a line of text, unless JSON was asked for. */
  void say(String format, Object... values) {
    if (!json) {
      out().printf(Locale.ROOT, format + "%n", values);
      out().flush();
    }
  }

  /** Tells people something that is no result. */
  void note(String format, Object... values) {
    spec.commandLine().getErr().printf(Locale.ROOT, format + "%n", values);
    spec.commandLine().getErr().flush();
  }

  /** Prints JSON in one line, if it was asked for. */
  void json(JsonNode node) {
    if (json) {
      out().println(node);
      out().flush();
    }
  }

  void json(Map<String, ?> members) {
    json(MAPPER.<JsonNode>valueToTree(members));
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  ProgressLine progress() {
    return ProgressLine.on(spec.commandLine().getErr());
  }
}
