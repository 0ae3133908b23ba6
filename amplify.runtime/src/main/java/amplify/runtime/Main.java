package amplify.runtime;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Starts a service in the foreground, configured by the environment, {@code .env} and the file
 * named by AMPLIFY_CONFIG. SIGTERM and Ctrl-C stop it in order.
 */
public final class Main {

  private static final int UNUSABLE_SETTINGS = 2;

  private Main() {}

  /**
   * Runs until told to stop. Exits with 2 if the settings are not usable, with 1 if the start fails
   * for another reason.
   */
  public static void main(String[] args) throws InterruptedException {
    Service service;
    try {
      ServiceSettings settings = ServiceSettings.read(System.getenv(), Path.of(""), Map.of());
      service = Service.start(settings, System.getenv().getOrDefault("PROCESSOR", ""));
    } catch (SettingsException e) {
      System.err.println(e.getMessage());
      System.exit(UNUSABLE_SETTINGS);
      return;
    } catch (RuntimeException e) {
      System.err.println("The service cannot start: " + e.getMessage());
      System.exit(1);
      return;
    }
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("stop")
                .unstarted(() -> {
                  service.close();
                  stopped.countDown();
                }));
    // Held until the process is told to stop; the limit of the wait is the life of the service.
    stopped.await();
  }
}
