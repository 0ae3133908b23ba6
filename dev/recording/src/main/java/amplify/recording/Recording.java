package amplify.recording;

import amplify.jlink.BackEnds;
import amplify.jlink.Linking;

/** Runs {@code ./amplify image} with embedded back ends for the services that are recorded. */
public final class Recording {

  private static final BackEnds EMBEDDED = EmbeddedServers::start;

  private Recording() {}

  /**
   * Makes the images that the arguments name, and exits with 0, 2 for wrong usage, or 1.
   *
   * @param words {@code image}, then its arguments
   */
  public static void main(String... words) {
    System.exit(Linking.run(EMBEDDED, words));
  }
}
