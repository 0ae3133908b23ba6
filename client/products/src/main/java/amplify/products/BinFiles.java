package amplify.products;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Things of bins in several files, asked for bin by bin. In each file bins come in the order that
 * they are asked for, but not from file to file: a job that was run again has what is new in files
 * behind the earlier ones. So each file is opened with its first bin, and few are open at a time:
 * about as many as the job had rounds. Not thread-safe.
 *
 * @param <T> a thing
 */
final class BinFiles<T> implements Closeable {

  private final Function<T, String> binOf;
  private final Opening<T> opening;
  private final Map<String, Deque<Path>> closed = new HashMap<>();
  private final List<OpenFile<T>> open = new ArrayList<>();

  /**
   * Opens a file.
   *
   * @param <T> a thing in it
   */
  interface Opening<T> {

    /** The things in a file, from its first. */
    Ahead.Source<T> open(Path file) throws Exception;
  }

  private record OpenFile<T>(Ahead.Source<T> source, Ahead<T> things) implements Closeable {

    @Override
    public void close() throws IOException {
      source.close();
    }
  }

  /** The things in these files. The first of each is looked at. */
  BinFiles(List<Path> files, Opening<T> opening, Function<T, String> binOf) throws Exception {
    this.opening = opening;
    this.binOf = binOf;
    for (Path file : files) {
      try (OpenFile<T> glance = opened(file)) {
        glance
            .things()
            .left()
            .ifPresent(bin -> closed.computeIfAbsent(bin, _ -> new ArrayDeque<>()).add(file));
      }
    }
  }

  private OpenFile<T> opened(Path file) throws Exception {
    Ahead.Source<T> source = opening.open(file);
    return new OpenFile<>(source, new Ahead<>(source, binOf));
  }

  /** Looks at the next thing of a bin without taking it; empty if there is none. */
  Optional<T> peek(String binId) throws Exception {
    Optional<Ahead<T>> at = at(binId);
    return at.isPresent() ? at.get().peek(binId) : Optional.empty();
  }

  /** Takes the next thing of a bin, which has one. */
  T take(String binId) throws Exception {
    return at(binId).orElseThrow().take();
  }

  /** Where the next thing of a bin is: a bin may go on from file to file. */
  private Optional<Ahead<T>> at(String binId) throws Exception {
    for (Iterator<OpenFile<T>> files = open.iterator(); files.hasNext(); ) {
      OpenFile<T> file = files.next();
      if (file.things().peek(binId).isPresent()) {
        return Optional.of(file.things());
      }
      if (file.things().left().isEmpty()) {
        file.close();
        files.remove();
      }
    }
    Deque<Path> beginning = closed.getOrDefault(binId, new ArrayDeque<>());
    if (beginning.isEmpty()) {
      return Optional.empty();
    }
    OpenFile<T> file = opened(beginning.remove());
    open.add(file);
    return Optional.of(file.things());
  }

  /** The bin of a thing that was not taken; empty if all were. */
  Optional<String> left() throws Exception {
    for (OpenFile<T> file : open) {
      if (file.things().left().isPresent()) {
        return file.things().left();
      }
    }
    return closed.entrySet().stream()
        .filter(bin -> !bin.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  @Override
  public void close() throws IOException {
    for (OpenFile<T> file : open) {
      file.close();
    }
  }
}
