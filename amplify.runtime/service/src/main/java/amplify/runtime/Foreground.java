package amplify.runtime;

import java.util.concurrent.CountDownLatch;

/** Keeps a service running in the foreground of its process. */
public final class Foreground {

  private Foreground() {}

  /**
   * Runs a service until the process is told to stop (SIGTERM, Ctrl-C) or, where that is wanted,
   * until the queue is empty, and closes it in order.
   *
   * @param service the service
   * @param drain whether to end when the queue is empty
   * @param close closes the service and what belongs to it
   * @return the exit code of a process whose work is done: 0
   */
  public static int run(Service service, boolean drain, Runnable close)
      throws InterruptedException {
    var closed = new CountDownLatch(1);
    Thread stop =
        Thread.ofPlatform()
            .name("stop")
            .unstarted(() -> {
              close.run();
              closed.countDown();
            });
    Runtime.getRuntime().addShutdownHook(stop);
    if (drain && service.awaitDrained()) {
      return 0;
    }
    // Held until the process is told to stop; the limit of the wait is the life of the service.
    closed.await();
    return 0;
  }
}
