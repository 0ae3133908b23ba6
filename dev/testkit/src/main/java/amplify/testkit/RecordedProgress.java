package amplify.testkit;

import amplify.api.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Keeps all that was reported. */
final class RecordedProgress implements Progress {

  private OptionalLong total = OptionalLong.empty();
  private final List<Long> done = new ArrayList<>();
  private final List<String> messages = new ArrayList<>();

  @Override
  public synchronized void total(long rows) {
    total = OptionalLong.of(rows);
  }

  @Override
  public synchronized void done(long rows) {
    done.add(rows);
  }

  @Override
  public synchronized void message(String text) {
    messages.add(text);
  }

  synchronized OptionalLong total() {
    return total;
  }

  synchronized List<Long> done() {
    return List.copyOf(done);
  }

  synchronized List<String> messages() {
    return List.copyOf(messages);
  }
}
