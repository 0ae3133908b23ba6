package amplify.dev;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a service in the foreground. */
@Command(
    name = "run",
    description = {
      "Runs a service in the foreground until Ctrl-C.",
      "It is configured by the environment or .env (docs/settings.md). A database or an object store"
          + " that is not configured (DATABASE_URL, S3_ENDPOINT_URL) is embedded."
    })
final class Run implements Callable<Integer> {

  /** Begins the line that tells the address, and that the service is ready. */
  static final String SERVICE = "Service       ";

  @Parameters(paramLabel = "SERVICE", description = "Which service: features.")
  private String name;

  // Set and read by picocli.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this text.")
  private boolean help;

  @Override
  public Integer call() throws InterruptedException {
    DevService service = DevService.start(name, ProjectFolder.find(), Map.of(), System.out);
    System.out.println(SERVICE + service.address() + "  (Ctrl-C stops it)");
    untilStopped(service);
    return 0;
  }

  /** Waits for Ctrl-C or SIGTERM and closes the service in order before the process ends. */
  static void untilStopped(DevService service) throws InterruptedException {
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("stop")
                .unstarted(() -> {
                  service.close();
                  stopped.countDown();
                }));
    stopped.await();
  }
}
