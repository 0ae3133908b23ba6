package amplify.runtime;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes what was opened so far when a start fails half-way. */
final class Opened implements AutoCloseable {

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  <T extends AutoCloseable> T add(T resource) {
    opened.push(resource);
    return resource;
  }

  /** The start succeeded: everything stays open. */
  void keep() {
    opened.clear();
  }

  @Override
  public void close() {
    for (AutoCloseable resource : opened) {
      try {
        resource.close();
      } catch (Exception e) {
        throw new IllegalStateException("What was opened could not be closed", e);
      }
    }
  }
}
