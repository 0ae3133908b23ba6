package amplify.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What there is to see of a job that does not end: how it and its tasks stand, and what the threads
 * of all processes do. Whoever looks into it later has nothing else.
 */
record Evidence(Trial trial) {

  private static final int LIMIT_SECONDS = 30;

  /** Notes it in the journal and in files beside the logs, and gives its sum. */
  String collect() throws Exception {
    Ledger.JobState job = trial.ledger().job(trial.job());
    List<Ledger.TaskState> open =
        trial.ledger().tasks(trial.job()).stream()
            .filter(task -> !task.status().equals("done"))
            .toList();
    String sum = "%s, tasks that are not done: %d".formatted(job, open.size());
    trial.journal().note(sum);
    open.forEach(task -> trial.journal().note("  " + task));
    trial.ledger().failures(trial.job()).forEach(trial.journal()::note);
    for (Member member : trial.cluster().members()) {
      dump(member);
    }
    return sum;
  }

  /** Virtual threads as well, which a signal would not show. */
  private void dump(Member member) throws IOException, InterruptedException {
    Path file = trial.cluster().folder().resolve(member.name() + ".threads");
    Process dump =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(member.pid()),
                "Thread.dump_to_file",
                "-overwrite",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    boolean told = dump.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && dump.exitValue() == 0;
    if (!told) {
      dump.destroyForcibly();
    }
    trial.journal().note("%s: %s".formatted(member, told ? file : "it tells no threads"));
  }
}
