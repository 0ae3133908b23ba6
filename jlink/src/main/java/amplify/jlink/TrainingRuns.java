package amplify.jlink;

import amplify.embedded.EmbeddedBackends;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;

/**
 * Runs of services that show which classes they load until they serve. What jobs load besides would
 * double the archive, and takes a moment of a job's minutes. Database and object store are
 * embedded.
 */
final class TrainingRuns implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Path work;
  private final EmbeddedBackends backends;

  private TrainingRuns(Path work, EmbeddedBackends backends) {
    this.work = work;
    this.backends = backends;
  }

  /** Starts the servers that services need. */
  static TrainingRuns start() throws IOException {
    Path work = Files.createTempDirectory("amplify-training");
    return new TrainingRuns(
        work,
        EmbeddedBackends.start(work.resolve("data"), /* database= */ true, /* store= */ true));
  }

  /**
   * Runs a service.
   *
   * @param image an image of it
   * @return the classes it loaded
   * @throws ImageException if it does not serve
   */
  ClassList run(Image image) throws IOException {
    try {
      return ClassList.recorded(list(image));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ImageException("Interrupted while a service was running", e);
    }
  }

  @Override
  public void close() throws IOException {
    backends.close();
    Tree.delete(work);
  }

  private Path list(Image image) throws IOException, InterruptedException {
    Path list = work.resolve(image.service().word());
    var environment = new HashMap<>(backends.settings());
    environment.put("AMPLIFY_JVM_OPTIONS", "-Xshare:off -XX:DumpLoadedClassList=" + list);
    environment.put("WORK_DIR", work.toString());
    try (ImageProcess process =
        ImageProcess.start(image.launcher(), List.of(), environment, work.resolve("log"))) {
      process.awaitHealthy(LIMIT);
      process.stop();
    }
    return list;
  }
}
