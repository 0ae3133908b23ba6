package amplify.runtime;

/** The room that the inputs of one request take until it is answered. Thread-safe. */
final class HeldInputs implements AutoCloseable {

  private final MemoryRoom room;
  private int taken;

  HeldInputs(MemoryRoom room) {
    this.room = room;
  }

  /**
   * Takes room for more.
   *
   * @throws BusyException if there is none in time
   * @throws amplify.api.BadInputException if there will never be so much
   */
  synchronized void add(long bytes) throws InterruptedException {
    taken += room.take(bytes, taken);
  }

  @Override
  public synchronized void close() {
    room.giveBack(taken);
    taken = 0;
  }
}
