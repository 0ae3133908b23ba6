package amplify.cli;

/** Says how to go on when the command is stopped with Ctrl-C or SIGTERM while something lasts. */
final class OnInterrupt implements AutoCloseable {

  private final Thread hook;

  private OnInterrupt(Thread hook) {
    this.hook = hook;
  }

  static OnInterrupt say(String text) {
    Thread hook =
        Thread.ofPlatform()
            .name("on-interrupt")
            .unstarted(() -> System.err.printf("%nStopped. %s%n", text));
    Runtime.getRuntime().addShutdownHook(hook);
    return new OnInterrupt(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending: the text is being printed, as it should be.
    }
  }
}
