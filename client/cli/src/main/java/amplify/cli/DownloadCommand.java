package amplify.cli;

import amplify.client.AmplifyClient;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Downloads results. */
@Command(
    name = "download",
    description = {
      "Downloads the results of completed jobs.",
      "A download that was interrupted goes on where it stopped when the same command is given"
          + " again."
    })
final class DownloadCommand implements Callable<Integer> {

  @Mixin private Connection connection;
  @Mixin private Screen screen;
  @Mixin private Fetching fetching;

  @Parameters(paramLabel = "JOB", arity = "1..*", description = "Ids of jobs.")
  private List<String> jobIds;

  @Option(
      names = {"-o", "--to"},
      paramLabel = "OUT",
      defaultValue = "results",
      description = "Where to; results lie in OUT/JOB. Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Override
  public Integer call() throws Exception {
    try (AmplifyClient client = connection.open()) {
      fetching.run(client, jobIds, out, screen);
      return ExitCode.OK;
    }
  }
}
