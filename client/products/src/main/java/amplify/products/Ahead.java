package amplify.products;

import java.io.Closeable;
import java.util.Optional;
import java.util.function.Function;

/**
 * Things that come one after the other, grouped by bin, with one looked at ahead. Not thread-safe.
 *
 * @param <T> a thing
 */
final class Ahead<T> {

  private final Source<T> source;
  private final Function<T, String> binOf;
  private Optional<T> next = Optional.empty();
  private boolean ended;

  /**
   * Where things come from.
   *
   * @param <T> a thing
   */
  interface Source<T> extends Closeable {

    /** The next; empty at the end. */
    Optional<T> next() throws Exception;
  }

  Ahead(Source<T> source, Function<T, String> binOf) {
    this.source = source;
    this.binOf = binOf;
  }

  /** Looks at the next thing without taking it; empty if there is none of this bin. */
  Optional<T> peek(String binId) throws Exception {
    look();
    return next.filter(thing -> binOf.apply(thing).equals(binId));
  }

  /** Takes the thing that was looked at. */
  T take() {
    T taken = next.orElseThrow();
    next = Optional.empty();
    return taken;
  }

  /** The bin of the next thing that was not taken; empty if all were. */
  Optional<String> left() throws Exception {
    look();
    return next.map(binOf);
  }

  private void look() throws Exception {
    if (next.isEmpty() && !ended) {
      next = source.next();
      ended = next.isEmpty();
    }
  }
}
