package amplify.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Runs scenarios round after round. Each round begins with a new cluster, whose processes all start
 * at once on an empty database; after a scenario that was not survived, the next gets a new one as
 * well. Not thread-safe, except for {@link #close}.
 */
final class Harness implements AutoCloseable {

  static final String STARTED = "started-at-once";
  static final String STOPPED = "stopped-in-order";

  private final Path project;
  private final Path folder;
  private final Figures figures;
  private final long seed;
  private final Consumer<String> out;
  private final Journal journal;
  private final Servers servers;
  private final Report report = new Report();
  private Optional<Outcome> undisturbed = Optional.empty();
  private Optional<Field> field = Optional.empty();
  private int fields;

  /**
   * Starts the servers.
   *
   * @param project the project's folder, where it has been built
   * @param folder for data and logs
   * @param figures how hard to strike
   * @param seed of all choices
   * @param out for whoever watches
   */
  Harness(
      Path project,
      Path folder,
      Figures figures,
      long seed,
      InstantSource clock,
      Consumer<String> out)
      throws IOException {
    this.project = project;
    this.folder = Files.createDirectories(folder);
    this.figures = figures;
    this.seed = seed;
    this.out = out;
    this.journal = new Journal(folder.resolve("journal.txt"), clock, out);
    this.servers = Servers.start(project, folder);
    journal.tell("Seed %d, logs in %s".formatted(seed, folder));
  }

  /** Runs the scenarios of one round, and the start and the stop of a cluster around them. */
  void round(int round, List<Scenario> scenarios) throws Exception {
    for (Scenario scenario : scenarios) {
      if (field.isEmpty() && !begin(round)) {
        return;
      }
      var random = new Random(Objects.hash(seed, round, scenario.name()));
      Verdict verdict =
          timed(scenario.name(), round, () -> compared(field.get().strike(scenario, random)));
      if (!verdict.survived()) {
        abandon();
      }
    }
    if (field.isEmpty() && !begin(round)) {
      return;
    }
    timed(STOPPED, round, () -> new Field.JobReport(Optional.empty(), 1, 0, field.get().stop()));
    abandon();
  }

  private boolean begin(int round) throws InterruptedException {
    fields++;
    return timed(STARTED, round, this::start).survived();
  }

  private Field.JobReport start() throws Exception {
    field = Optional.of(Field.open(project, folder, "field" + fields, servers, figures, journal));
    Field.JobReport first = field.get().undisturbed();
    if (undisturbed.isEmpty() && first.faults().isEmpty()) {
      undisturbed = first.outcome();
    }
    var faults = new ArrayList<>(field.get().migrationFaults());
    Field.JobReport compared = compared(first);
    faults.addAll(compared.faults());
    return new Field.JobReport(first.outcome(), 1, first.retries(), faults);
  }

  private Field.JobReport compared(Field.JobReport job) {
    var faults = new ArrayList<>(job.faults());
    if (job.outcome().isPresent() && undisturbed.isPresent()) {
      faults.addAll(job.outcome().get().differences(undisturbed.get()));
    }
    return new Field.JobReport(job.outcome(), job.hits(), job.retries(), faults);
  }

  private interface Step {
    Field.JobReport run() throws Exception;
  }

  /**
   * Runs a step; whatever goes wrong in it is its verdict, so that others still have their turn.
   */
  private Verdict timed(String name, int round, Step step) throws InterruptedException {
    journal.note("round %d: %s".formatted(round, name));
    long start = System.nanoTime();
    Field.JobReport job;
    try {
      job = step.run();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      journal.note(e);
      job = new Field.JobReport(Optional.empty(), 0, 0, List.of(String.valueOf(e)));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    var verdict = new Verdict(name, round, seconds, job.hits(), job.retries(), job.faults());
    report.add(verdict);
    journal.tell(
        "Round %d  %-24s%6.1f s  %s"
            .formatted(round, name, seconds, verdict.survived() ? "survived" : "FAILED"));
    verdict.faults().forEach(fault -> journal.tell("    " + fault));
    return verdict;
  }

  private void abandon() {
    field.ifPresent(Field::close);
    field = Optional.empty();
  }

  /** What was wrong in all rounds so far. */
  List<String> faults() {
    return report.faults();
  }

  /** Prints the table over all rounds. */
  void print() {
    report.print(out);
  }

  @Override
  public void close() {
    abandon();
    servers.close();
  }
}
