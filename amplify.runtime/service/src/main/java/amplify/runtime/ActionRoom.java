package amplify.runtime;

import amplify.runtime.settings.ActionSettings;

/**
 * What all actions of a process share: turns to compute, room for what came with requests, and room
 * for what is made of it. Whoever has room to compute never waits for the other, so that requests
 * cannot hold each other up for good.
 */
final class ActionRoom {

  /** A third for what comes in: it is smaller than what becomes of it. */
  private static final int SHARES = 3;

  private final ComputeTurns turns;
  private final MemoryRoom inputs;
  private final MemoryRoom computing;

  ActionRoom(ActionSettings settings) {
    turns = new ComputeTurns(settings);
    inputs = new MemoryRoom(settings, settings.memoryBytes() / SHARES);
    computing = new MemoryRoom(settings, settings.memoryBytes() / SHARES * (SHARES - 1));
  }

  ComputeTurns turns() {
    return turns;
  }

  MemoryRoom inputs() {
    return inputs;
  }

  MemoryRoom computing() {
    return computing;
  }
}
