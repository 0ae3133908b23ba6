package amplify.faults;

import java.io.IOException;

/** Signals that Java has no words for. */
enum Signal {
  /** Freezes a process. */
  STOP,
  /** Wakes it up. */
  CONT;

  void send(long pid) throws IOException, InterruptedException {
    int code =
        new ProcessBuilder("kill", "-" + this, String.valueOf(pid)).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IOException("kill -%s %d gave %d".formatted(this, pid, code));
    }
  }
}
