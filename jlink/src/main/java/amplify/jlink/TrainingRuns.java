package amplify.jlink;

import amplify.embedded.EmbeddedBackends;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs of all services that show which classes they load until they serve. What jobs load besides
 * would double the archive, and takes a moment of a job's minutes. Database and object store are
 * embedded.
 */
final class TrainingRuns {

  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Path work;
  private final Map<String, String> settings;

  private TrainingRuns(Path work, Map<String, String> settings) {
    this.work = work;
    this.settings = settings;
  }

  /**
   * Runs them all.
   *
   * @param images an image of each service
   * @return the classes they loaded
   */
  static ClassList record(List<Image> images) {
    try {
      Path work = Files.createTempDirectory("amplify-training");
      try (EmbeddedBackends backends = EmbeddedBackends.start(work.resolve("data"), true, true)) {
        var runs = new TrainingRuns(work, backends.settings());
        var lists = new ArrayList<Path>();
        for (Image image : images) {
          lists.add(runs.run(image));
        }
        return ClassList.recorded(lists);
      } finally {
        Tree.delete(work);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ImageException("Interrupted while services were running", e);
    } catch (IOException e) {
      throw new ImageException("The services cannot be run: " + e.getMessage(), e);
    }
  }

  private Path run(Image image) throws IOException, InterruptedException {
    Path list = work.resolve(image.service().word());
    var environment = new HashMap<>(settings);
    environment.put("AMPLIFY_JVM_OPTIONS", "-Xshare:off -XX:DumpLoadedClassList=" + list);
    environment.put("WORK_DIR", work.toString());
    try (ImageProcess process =
        ImageProcess.start(image.launcher(), List.of(), environment, work.resolve("log"))) {
      URI address = process.awaitHealthy(LIMIT);
      exercise(address);
      process.stop();
    }
    return list;
  }

  private static void exercise(URI address) throws IOException, InterruptedException {
    var calls = new Calls(address);
    calls.get("/openapi.json");
    calls.get("/metrics");
    calls.get("/health/ready");
    calls.get("/processors");
  }
}
