package amplify.ifcb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.testdata.TestBin;
import amplify.testdata.TestBins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bins damaged at random, by fixed seeds: whatever is in the files, ROIs come out or are named. */
class DamagedFilesTest {

  private static final int ROUNDS = 300;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"D20240603T120000_IFCB997", "IFCB7_2024_155_130000"})
  void noDamageEndsInAnythingButRoisAndReasons(String id) throws IOException {
    TestBin bin = TestBins.bin(id);
    byte[] adc = Files.readAllBytes(bin.file("adc"));
    byte[] roi = Files.readAllBytes(bin.file("roi"));
    byte[] hdr = Files.readAllBytes(bin.file("hdr"));
    int images = 0;
    int corrupt = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      var random = new Random(seed);
      write("adc", damaged(adc, random));
      write("roi", Arrays.copyOf(roi, random.nextInt(roi.length + 1)));
      write("hdr", damaged(hdr, random));
      try (Bin opened = open(id, random.nextBoolean())) {
        List<Roi> rois = BinFolder.all(opened);
        assertEquals(opened.size(), rois.size());
        assertRising(rois);
        for (Roi read : rois) {
          switch (read) {
            case Roi.Image image -> {
              images++;
              assertTrue(image.image().pixels().length <= Bin.MAX_PIXELS);
            }
            case Roi.Corrupt broken -> {
              corrupt++;
              assertTrue(broken.reason().contains("pixels"), broken.reason());
            }
          }
        }
      }
    }
    assertTrue(images > ROUNDS && corrupt > ROUNDS, images + " images, " + corrupt + " corrupt");
  }

  @Test
  void noiseIsABinToo() throws IOException {
    for (int seed = 0; seed < ROUNDS; seed++) {
      var random = new Random(seed);
      for (String extension : List.of("adc", "roi", "hdr")) {
        var noise = new byte[random.nextInt(20_000)];
        random.nextBytes(noise);
        write(extension, noise);
      }
      try (Bin opened = open(BinFolder.I_STYLE, true)) {
        assertEquals(opened.size(), BinFolder.all(opened).size());
      }
    }
  }

  /** Flips bytes, puts digits and signs in, cuts lines out or off. */
  private static byte[] damaged(byte[] bytes, Random random) {
    if (bytes.length == 0) {
      return bytes;
    }
    byte[] damaged = bytes.clone();
    int places = 1 << random.nextInt(8);
    for (int i = 0; i < places; i++) {
      int at = random.nextInt(damaged.length);
      switch (random.nextInt(4)) {
        case 0 -> damaged[at] = (byte) random.nextInt();
        case 1 -> damaged[at] = (byte) ('0' + random.nextInt(10));
        case 2 -> damaged[at] = (byte) "-,\n\r +.".charAt(random.nextInt(7));
        default -> damaged[at] = '9';
      }
    }
    return random.nextInt(4) == 0
        ? Arrays.copyOf(damaged, random.nextInt(damaged.length))
        : damaged;
  }

  private static void assertRising(List<Roi> rois) {
    for (int i = 1; i < rois.size(); i++) {
      assertTrue(rois.get(i - 1).target() < rois.get(i).target());
    }
  }

  private void write(String extension, byte[] bytes) throws IOException {
    Files.write(folder.resolve("bin." + extension), bytes);
  }

  private Bin open(String id, boolean stitch) throws IOException {
    return Bin.open(
        id,
        folder.resolve("bin.adc"),
        folder.resolve("bin.roi"),
        folder.resolve("bin.hdr"),
        stitch);
  }
}
