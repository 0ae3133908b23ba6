package amplify.jlink;

import java.util.Arrays;
import picocli.CommandLine;

/** Runs the commands {@code ./amplify image} and {@code ./amplify container}. */
public final class Linking {

  private Linking() {}

  /**
   * Makes what the arguments name, and exits with 0, 2 for wrong usage, or 1.
   *
   * @param words {@code image} or {@code container}, then the arguments of that
   */
  public static void main(String... words) {
    Object command = words[0].equals("container") ? new Containers() : new Images();
    System.exit(
        new CommandLine(command)
            .setExecutionExceptionHandler((e, line, parsed) -> {
              line.getErr().println(e.getMessage());
              return 1;
            })
            .execute(Arrays.copyOfRange(words, 1, words.length)));
  }
}
