package amplify.runtime;

import amplify.api.BadInputException;
import amplify.runtime.settings.ActionSettings;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Memory that actions may hold at a time, so that many large requests wait instead of exhausting
 * the heap. It is agreed on, not measured. Thread-safe.
 */
final class MemoryRoom {

  private static final int KIB = 10;

  private final ActionSettings settings;
  private final int total;
  private final Semaphore free;

  /**
   * Room for one purpose.
   *
   * @param bytes how much there is
   */
  MemoryRoom(ActionSettings settings, long bytes) {
    this.settings = settings;
    this.total = (int) Math.min(bytes >> KIB, Integer.MAX_VALUE);
    this.free = new Semaphore(total, true);
  }

  /**
   * Takes room, waiting for it if others have it.
   *
   * @param bytes how much
   * @return what to give back
   * @throws BadInputException if there will never be so much
   * @throws BusyException if there is not in time
   */
  int take(long bytes) throws InterruptedException {
    return take(bytes, 0);
  }

  /**
   * As {@link #take(long)}, for someone who has some already and keeps it meanwhile.
   *
   * @param taken what was got before
   */
  int take(long bytes, int taken) throws InterruptedException {
    long needed = (bytes >> KIB) + 1;
    if (taken + needed > total) {
      throw new BadInputException(
          "The request takes about %d MiB of memory, and %d are set aside for that (ACTION_MEMORY_MB); send less at a time"
              .formatted(((taken + needed) >> KIB) + 1, total >> KIB));
    }
    if (!free.tryAcquire((int) needed, settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
      throw new BusyException(
          "The request has waited %d s for memory (ACTION_WAIT_SECONDS, ACTION_MEMORY_MB); try again soon"
              .formatted(settings.patience().toSeconds()));
    }
    return (int) needed;
  }

  void giveBack(int taken) {
    free.release(taken);
  }
}
