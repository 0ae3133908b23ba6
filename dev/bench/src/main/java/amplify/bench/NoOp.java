package amplify.bench;

import amplify.api.About;
import amplify.api.BatchProcessor;
import amplify.api.Column;
import amplify.api.InputUnit;
import amplify.api.Schema;
import amplify.api.Work;

/** Does nothing with a bin: what is left to measure is the queue. */
public final class NoOp implements BatchProcessor<NoOp.Settings> {

  /** The processor's name. */
  static final String NAME = "noop";

  /** No parameters. */
  public record Settings() {}

  @Override
  public About about() {
    return new About(NAME, "1", "Does nothing.");
  }

  @Override
  public Class<Settings> parameters() {
    return Settings.class;
  }

  @Override
  public Schema schema() {
    return Schema.of(Column.float64("nothing"));
  }

  @Override
  public void process(InputUnit unit, Settings settings, Work work) {
    work.cancellation().check();
  }
}
