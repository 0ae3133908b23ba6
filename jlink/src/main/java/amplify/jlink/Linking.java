package amplify.jlink;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/** Runs the commands {@code ./amplify image} and {@code ./amplify container}. */
public final class Linking {

  private Linking() {}

  /**
   * Makes what the arguments name, and exits with 0, 2 for wrong usage, or 1. Services that are
   * recorded use the back ends that the environment names.
   *
   * @param words {@code image} or {@code container}, then the arguments of that
   */
  public static void main(String... words) {
    System.exit(run(BackEnds.ofEnvironment(), words));
  }

  /** The names of the services that images are made of. */
  public static List<String> services() {
    return LinkedService.words();
  }

  /**
   * Makes what the arguments name.
   *
   * @param backEnds what services use while they are recorded
   * @param words {@code image} or {@code container}, then the arguments of that
   * @return 0, 2 for wrong usage, or 1 for any other failure, which is reported on standard error
   */
  public static int run(BackEnds backEnds, String... words) {
    Object command = words[0].equals("container") ? new Containers() : new Images(backEnds);
    return new CommandLine(command)
        .setExecutionExceptionHandler((e, line, parsed) -> {
          line.getErr().println(e.getMessage());
          return 1;
        })
        .execute(Arrays.copyOfRange(words, 1, words.length));
  }
}
