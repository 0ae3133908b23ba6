package amplify.bench;

import amplify.image.GreyImage;
import amplify.phase.PhaseCongruency;
import amplify.testdata.TestBin;
import amplify.testdata.TestBins;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Phase congruency and the bare transforms of FFTW by turns in one run, so that their ratio holds
 * on a noisy machine too. Give the program built from {@code fftw_floor.c} and its options; compare
 * medians.
 */
public final class FftwComparison {

  private static final int WARM_UP = 60;
  private static final int ROUNDS = 41;

  private FftwComparison() {}

  /**
   * Runs the comparison.
   *
   * @param words the command of the FFTW program
   */
  public static void main(String... words) throws IOException {
    TestBin bin = TestBins.bin("D20220101T221311_IFCB114");
    List<GreyImage> images = BinImages.of(bin);
    double pixels = images.stream().mapToInt(image -> image.pixels().length).sum();
    double[] moments =
        new double[images.stream().mapToInt(image -> image.pixels().length).max().orElseThrow()];
    PhaseCongruency congruency = new PhaseCongruency();
    double[] ours = new double[ROUNDS];
    double[] theirs = new double[ROUNDS];
    double[] ratios = new double[ROUNDS];
    for (int i = 0; i < WARM_UP; i++) {
      double took = round(congruency, images, moments);
      if (i % 10 == 0) {
        System.out.printf("warm-up %d: %.1f ns per pixel%n", i, took / pixels);
      }
    }
    if (words.length == 0) {
      for (int i = 0; i < ROUNDS; i++) {
        ours[i] = round(congruency, images, moments) / pixels;
      }
      Arrays.sort(ours);
      System.out.printf(
          "ours %.1f ns per pixel (least %.1f), %.4f ms per image%n",
          ours[ROUNDS / 2], ours[0], ours[ROUNDS / 2] * pixels / images.size() / 1e6);
      return;
    }
    List<String> command = new ArrayList<>(List.of(words));
    command.addAll(List.of("-i", bin.file("adc").toString(), bin.file("roi").toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader answers = process.inputReader(StandardCharsets.UTF_8);
        Writer turns = process.outputWriter(StandardCharsets.UTF_8)) {
      answers.readLine();
      for (int i = 0; i < ROUNDS; i++) {
        turns.write("\n");
        turns.flush();
        theirs[i] = Double.parseDouble(answers.readLine());
        ours[i] = round(congruency, images, moments) / pixels;
        ratios[i] = ours[i] / theirs[i];
      }
    }
    Arrays.sort(ours);
    Arrays.sort(theirs);
    Arrays.sort(ratios);
    System.out.printf(
        "ours %.1f ns per pixel (least %.1f), FFTW's 25 transforms %.1f (%.1f), ratio %.3f (%.3f);"
            + " %.4f ms per image%n",
        ours[ROUNDS / 2],
        ours[0],
        theirs[ROUNDS / 2],
        theirs[0],
        ratios[ROUNDS / 2],
        ours[0] / theirs[0],
        ours[ROUNDS / 2] * pixels / images.size() / 1e6);
  }

  private static double round(
      PhaseCongruency congruency, List<GreyImage> images, double[] moments) {
    // The time of this thread's own work: other programs on the machine do not count.
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    images.forEach(image -> congruency.moments(image, moments));
    return threads.getCurrentThreadCpuTime() - start;
  }
}
