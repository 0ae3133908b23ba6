package amplify.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Waits for what is bound to happen, for so long and no longer. */
final class Await {

  private static final Duration GLANCE = Duration.ofMillis(10);

  private Await() {}

  /** What is waited for. Errors are for the one who waits to deal with. */
  @FunctionalInterface
  interface Sight<T> {
    Optional<T> look() throws Exception;
  }

  /** Looks again and again until there is something to see; empty if there is not in time. */
  static <T> Optional<T> sight(Duration limit, Sight<T> sight) throws Exception {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      Optional<T> seen = sight.look();
      if (seen.isPresent() || System.nanoTime() > deadline) {
        return seen;
      }
      Thread.sleep(GLANCE);
    }
  }

  /**
   * Looks again and again until there is something to see.
   *
   * @param otherwise what it means if there is not in time
   */
  static <T> T must(Duration limit, String otherwise, Sight<T> sight) throws Exception {
    return sight(limit, sight).orElseThrow(() -> new FaultException(otherwise));
  }

  /** Looks again and again until nothing is wrong; gives what still is when time is up. */
  static List<String> nothingWrong(Duration limit, Sight<List<String>> check) throws Exception {
    var last = new ArrayList<String>();
    sight(
        limit,
        () -> {
          last.clear();
          check.look().ifPresent(last::addAll);
          return last.isEmpty() ? Optional.of(true) : Optional.empty();
        });
    return last;
  }
}
