package amplify.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import amplify.testdata.TestBins;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FaultsTest {

  /** The folder with logs and data stays, for whoever looks into a failure. */
  @Test
  void jobsSurviveEveryFault() throws Exception {
    Path target = Files.createDirectories(TestBins.project().resolve("dev/faults/target"));
    Path folder = Files.createTempDirectory(target, "faults-");
    long seed = new Random().nextInt(1_000_000);
    try (var harness =
        new Harness(
            TestBins.project(),
            folder,
            Figures.brief(),
            seed,
            Clock.systemUTC(),
            FaultsTest::tell)) {
      harness.round(1, Scenario.SHORT);
      harness.print();

      assertEquals(List.of(), harness.faults(), "seed %d, logs in %s".formatted(seed, folder));
    }
  }

  private static void tell(String line) {
    System.out.println(line);
  }
}
