package amplify.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A command that has run, as a script sees it.
 *
 * @param code its exit code
 * @param out what it printed
 * @param err what it said beside
 */
record CommandRun(int code, String out, String err) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  static CommandRun of(String... words) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code = Amplify.run(new PrintWriter(out), new PrintWriter(err), words);
    return new CommandRun(code, out.toString(), err.toString());
  }

  /** The lines of JSON that it printed. */
  List<JsonNode> json() {
    var lines = new ArrayList<JsonNode>();
    for (String line : out.lines().toList()) {
      try {
        lines.add(MAPPER.readTree(line));
      } catch (IOException e) {
        throw new AssertionError("Not JSON: " + line, e);
      }
    }
    return lines;
  }

  /** The one sentence of an error. */
  String error() {
    if (!err.startsWith("amplify: ") || err.lines().count() != 1) {
      throw new AssertionError("Not one line that begins with 'amplify: ', but:\n" + err);
    }
    return err.strip();
  }
}
