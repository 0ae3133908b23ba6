package amplify.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How commands are written, and what they say of themselves. */
class UsageTest {

  private static final List<String> COMMANDS =
      List.of(
          "upload",
          "bins",
          "submit",
          "status",
          "watch",
          "list",
          "cancel",
          "retry",
          "failures",
          "download",
          "health",
          "docs",
          "proxy",
          "man");

  private static final String UNREACHABLE = "http://127.0.0.1:1";

  @TempDir private Path folder;

  static Stream<String> commands() {
    return COMMANDS.stream();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|Missing required subcommand",
        "frobnicate|Unmatched argument",
        "upload|Missing required parameter: 'DIR'",
        "status|Missing required parameter: 'JOB'",
        "status a b|Unmatched argument at index 2: 'b'",
        "status a --colour|Unknown option: '--colour'",
        "download a --only=feature|expected one of [features, masks, index, artifacts]",
        "download a --products --features-name=v4|expected one of",
        "list --limit=many|Invalid value for option '--limit'",
        "watch a --timeout=soon|Invalid value for option '--timeout'",
        "submit s3://b/m.json --set stitch|stitch",
        "proxy caddy a=http://b|expected one of",
        "docs|Missing required parameter: '[NAME=]URL'",
      })
  void wrongUsageEndsWith2AndSaysWhatIsWrong(String line, String said) {
    CommandRun run = CommandRun.of(line == null ? new String[0] : line.split(" "));

    assertEquals(2, run.code());
    assertTrue(run.err().contains(said), run.err());
    assertEquals("", run.out());
  }

  @ParameterizedTest
  @CsvSource({
    "nonsense, expected one like http://localhost:8001",
    "ftp://host, expected one like http://localhost:8001",
    "http:///path, expected one like http://localhost:8001",
  })
  void anAddressThatIsNoneIsWrongUsage(String url, String remedy) {
    CommandRun run = CommandRun.of("health", "--url=" + url);

    assertEquals(2, run.code());
    assertTrue(run.error().contains("'" + url + "'"), run.err());
    assertTrue(run.error().contains(remedy), run.err());
  }

  @ParameterizedTest
  @CsvSource({"0", "65", "-1"})
  void aNumberOfTransfersOutOfRangeIsWrongUsage(String number) {
    CommandRun run = CommandRun.of("health", "--url=" + UNREACHABLE, "--parallel=" + number);

    assertEquals(2, run.code());
    assertTrue(run.error().contains("from 1 to 64"), run.err());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExplainsItselfInTheHelpAndTheManual(String command) {
    CommandRun help = CommandRun.of(command, "--help");
    CommandRun byHelp = CommandRun.of("help", command);
    String all = CommandRun.of("--help").out();
    String manual = CommandRun.of("man").out();

    assertEquals(0, help.code());
    assertEquals(help.out(), byHelp.out());
    assertTrue(help.out().contains("Usage: amplify " + command), help.out());
    assertFalse(help.out().contains("${"), "left unfilled: " + help.out());
    assertTrue(all.contains("  " + command + " "), all);
    assertTrue(manual.contains(".SS amplify " + command + "\n"), manual);
  }

  @Test
  void helpAndManualListEveryExitCode() {
    String help = CommandRun.of("--help").out();
    String manual = CommandRun.of("man").out();

    for (String code : ExitCode.ALL) {
      String number = code.substring(0, code.indexOf(':'));
      assertTrue(help.lines().anyMatch(line -> line.strip().startsWith(number + " ")), help);
      assertTrue(manual.contains(".TP\n.B " + number + "\n"), manual);
    }
  }

  @Test
  void theManualHasNoTextThatTheFormatterWouldTakeForACommand() {
    String manual = CommandRun.of("man").out();

    assertFalse(manual.contains("${"), manual);
    for (String line : manual.lines().toList()) {
      assertTrue(
          !line.startsWith(".") || line.matches("\\.(TH|SH|SS|TP|B)( .*)?"), "a request: " + line);
      assertFalse(line.matches("[^.].*[^\\\\]-.*"), "a dash that may become a hyphen: " + line);
    }
  }

  @Test
  void completionKnowsEveryCommand() {
    String script = CommandRun.of("generate-completion").out();

    COMMANDS.forEach(command -> assertTrue(script.contains(command), command));
  }

  @Test
  void theVersionIsOneLine() {
    CommandRun run = CommandRun.of("--version");

    assertEquals(0, run.code());
    assertTrue(run.out().matches("amplify .+\\R"), run.out());
  }

  @Test
  void aServiceWhoseDocumentCannotBeFetchedIsUnreachable() {
    CommandRun run = CommandRun.of("docs", UNREACHABLE, "-o", folder.resolve("d.html").toString());

    assertEquals(4, run.code());
    assertEquals(
        "amplify: http://127.0.0.1:1/openapi.json cannot be reached; does the service run?",
        run.error());
  }
}
