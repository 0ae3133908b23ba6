package amplify.jlink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;

/**
 * Runs of services that show which classes they load until they serve. What jobs load besides would
 * double the archive, and takes a moment of a job's minutes.
 */
final class TrainingRuns implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Path work;
  private final BackEnds.Running backEnds;

  private TrainingRuns(Path work, BackEnds.Running backEnds) {
    this.work = work;
    this.backEnds = backEnds;
  }

  /** Starts the servers that services need. */
  static TrainingRuns start(BackEnds backEnds) throws IOException {
    Path work = Files.createTempDirectory("amplify-training");
    return new TrainingRuns(work, backEnds.start(work.resolve("data")));
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
    backEnds.close();
    Tree.delete(work);
  }

  private Path list(Image image) throws IOException, InterruptedException {
    Path list = work.resolve(image.service().word());
    var environment = new HashMap<>(backEnds.settings());
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
