package amplify.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers that start at once where killed ones left their folders. */
class WorkFolderRaceTest {

  private static final int STARTERS = 12;
  private static final int LEFT_BEHIND = 150;

  @TempDir Path common;

  @Test
  void allStartAndRemoveWhatKilledOnesLeftOnlyOnce() throws Exception {
    for (int i = 0; i < LEFT_BEHIND; i++) {
      Path left = Files.createDirectories(common.resolve("worker-gone-" + i + "/1-1"));
      Files.createFile(left.resolveSibling("lock"));
      Files.createFile(left.resolve("input-0"));
    }
    var go = new CountDownLatch(1);
    var folders = new ArrayList<WorkFolder>();
    try (var threads = Executors.newFixedThreadPool(STARTERS)) {
      var starts = new ArrayList<Future<WorkFolder>>();
      for (int i = 0; i < STARTERS; i++) {
        String name = "new-" + i;
        starts.add(
            threads.submit(() -> {
              assertTrue(go.await(30, TimeUnit.SECONDS));
              return WorkFolder.open(common, name);
            }));
      }
      go.countDown();
      for (Future<WorkFolder> start : starts) {
        folders.add(start.get(60, TimeUnit.SECONDS));
      }
    }
    assertEquals(STARTERS, names());
    folders.forEach(WorkFolder::close);
    assertEquals(0, names());
  }

  @Test
  void oneThatWasHalfRemovedIsRemovedToTheEnd() throws Exception {
    Path left = Files.createDirectories(common.resolve("worker-gone/1-1"));
    Files.createFile(left.resolve("input-0"));

    try (WorkFolder _ = WorkFolder.open(common, "new")) {
      assertEquals(1, names());
    }
  }

  private long names() throws Exception {
    try (Stream<Path> names = Files.list(common)) {
      return names.count();
    }
  }
}
