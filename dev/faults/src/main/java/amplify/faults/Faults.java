package amplify.faults;

import amplify.runtime.Logging;
import amplify.testdata.TestBins;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command {@code ./amplify faults}. */
@Command(
    name = "./amplify faults",
    description = {
      "Kills, stops and freezes what a service needs while jobs are in work, with real processes,"
          + " and holds what comes out against an undisturbed run.",
      "Exits with 0 if everything was survived."
    })
final class Faults implements Callable<Integer> {

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often to try everything (default: ${DEFAULT-VALUE}).")
  private int rounds = 1;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      description = "Only this scenario; may be given more than once.")
  private List<String> only = List.of();

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Repeats the choices of a run that told this seed.")
  private long seed = new Random().nextInt(1_000_000);

  @Option(names = "--brief", description = "Outages as short as in continuous integration.")
  private boolean brief;

  // Set and read by picocli.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this text.")
  private boolean help;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private Faults() {}

  public static void main(String... words) {
    Logging.configure("text", "warn");
    System.exit(new CommandLine(new Faults()).execute(words));
  }

  @Override
  public Integer call() throws Exception {
    List<Scenario> scenarios = scenarios();
    Path project = TestBins.project();
    Path target = Files.createDirectories(project.resolve("dev/faults/target"));
    Path folder = Files.createTempDirectory(target, "faults-");
    Figures figures = brief ? Figures.brief() : Figures.full();
    try (var harness =
        new Harness(
            project,
            folder,
            figures,
            seed,
            Clock.systemUTC(),
            spec.commandLine().getOut()::println)) {
      // Ctrl-C must not leave processes behind, frozen ones least of all.
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(harness::close));
      for (int round = 1; round <= rounds; round++) {
        harness.round(round, scenarios);
      }
      harness.print();
      return harness.faults().isEmpty() ? 0 : 1;
    }
  }

  private List<Scenario> scenarios() {
    List<String> names =
        Stream.concat(Stream.of(Harness.STARTED), Scenario.ALL.stream().map(Scenario::name))
            .toList();
    for (String name : only) {
      if (!names.contains(name)) {
        throw new ParameterException(
            spec.commandLine(),
            "There is no scenario '%s'; there are %s".formatted(name, String.join(", ", names)));
      }
    }
    if (only.isEmpty()) {
      return brief ? Scenario.SHORT : Scenario.ALL;
    }
    return Scenario.ALL.stream().filter(scenario -> only.contains(scenario.name())).toList();
  }
}
