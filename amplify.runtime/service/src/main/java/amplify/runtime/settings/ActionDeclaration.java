package amplify.runtime.settings;

import static amplify.runtime.settings.SettingGroup.ACTIONS;

import java.time.Duration;
import java.util.List;

/** Settings of direct actions. */
public final class ActionDeclaration {

  private static final long MIB = 1L << 20;

  static final Setting<Integer> THREADS =
      Setting.of(
              "ACTION_THREADS",
              ValueTypes.whole(1, 1_000),
              "computations of direct actions at a time in one process")
          .or(() -> Runtime.getRuntime().availableProcessors(), "the cores")
          .in(ACTIONS)
          .by(UsedBy.API);

  static final Setting<Integer> QUEUE =
      Setting.of(
              "ACTION_QUEUE",
              ValueTypes.whole(0, 100_000),
              "further computations that wait for their turn; requests beyond get 429")
          .or("32")
          .in(ACTIONS)
          .by(UsedBy.API);

  static final Setting<Duration> WAIT =
      Setting.of(
              "ACTION_WAIT_SECONDS",
              ValueTypes.seconds(1, 600),
              "longest wait of a request, for its turn or for memory, before it gets 429")
          .or("10")
          .in(ACTIONS)
          .by(UsedBy.API);

  static final Setting<Long> MEMORY =
      Setting.of(
              "ACTION_MEMORY_MB",
              ValueTypes.mebibytes(1, 1L << 20),
              "memory for requests in work and what is made of them; a request that needs more is refused")
          .or(
              () -> Math.max(1, Runtime.getRuntime().maxMemory() / 2 / MIB) * MIB,
              "half of the heap")
          .in(ACTIONS)
          .by(UsedBy.API);

  static final List<Setting<?>> ALL = List.of(THREADS, QUEUE, WAIT, MEMORY);

  private ActionDeclaration() {}

  /** The settings of direct actions, once they are known to be right. */
  public static ActionSettings read(SettingReader reader) {
    return new ActionSettings(
        reader.get(THREADS), reader.get(QUEUE), reader.get(WAIT), reader.get(MEMORY));
  }
}
