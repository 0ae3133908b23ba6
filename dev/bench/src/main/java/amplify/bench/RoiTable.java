package amplify.bench;

import amplify.blobs.Mask;
import amplify.blobs.RoiAnalysis;
import amplify.blobs.Segmentation;
import amplify.image.GreyImage;
import amplify.image.GreyPng;
import amplify.phase.PhaseCongruency;
import amplify.testdata.TestBin;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * From pixels to mask, features and PNG: one table for the images of a bin. Everything is measured
 * by turns in one run, in time of the processor where one thread works.
 */
final class RoiTable {

  private static final int WARM_UP = 60;
  private static final int ROUNDS = 31;

  private final List<GreyImage> images;
  private final double pixels;
  private final Segmentation segmentation = new Segmentation();
  private final PhaseCongruency congruency = new PhaseCongruency();
  private final double[] moments;
  private final List<Mask> masks = new ArrayList<>();

  /** Keeps the compiler from leaving out what nobody uses. */
  private long sink;

  private RoiTable(List<GreyImage> images) {
    this.images = images;
    this.pixels = images.stream().mapToInt(image -> image.pixels().length).sum();
    this.moments =
        new double[images.stream().mapToInt(image -> image.pixels().length).max().orElseThrow()];
    images.forEach(image -> masks.add(segmentation.mask(image)));
  }

  static void print(Path project, TestBin bin) throws Exception {
    var table = new RoiTable(BinImages.of(bin));
    for (int i = 0; i < WARM_UP; i++) {
      table.phase();
      table.mask();
      table.features();
      table.png();
      table.whole();
    }
    Optional<FftwFloor> fftw = FftwFloor.start(project, bin);
    try {
      table.measure(bin, fftw);
    } finally {
      fftw.ifPresent(FftwFloor::close);
    }
  }

  private void measure(TestBin bin, Optional<FftwFloor> fftw) throws Exception {
    var phase = new Rounds(ROUNDS);
    var mask = new Rounds(ROUNDS);
    var features = new Rounds(ROUNDS);
    var png = new Rounds(ROUNDS);
    var whole = new Rounds(ROUNDS);
    var allocated = new Rounds(ROUNDS);
    var one = new Rounds(ROUNDS);
    var all = new Rounds(ROUNDS);
    var floor = new Rounds(ROUNDS);
    var ratio = new Rounds(ROUNDS);
    var phaseRatio = new Rounds(ROUNDS);
    var heap = new Heap();
    int cores = Runtime.getRuntime().availableProcessors();
    try (ExecutorService threads = Executors.newFixedThreadPool(cores)) {
      for (int i = 0; i < ROUNDS; i++) {
        phase.add(cpu(this::phase));
        mask.add(cpu(this::mask));
        features.add(cpu(this::features));
        png.add(cpu(this::png));
        double ours = cpu(this::whole);
        whole.add(ours);
        if (fftw.isPresent()) {
          double theirs = fftw.get().round() * pixels;
          floor.add(theirs);
          ratio.add(ours / theirs);
          phaseRatio.add(phase.last() / theirs);
        }
        allocated.add(allocated());
        one.add(wall(threads, 1));
        all.add(wall(threads, cores));
      }
    }
    int n = images.size();
    System.out.printf("%s: %d images, %.0f pixels on average%n", bin.id(), n, pixels / n);
    row("phase congruency", phase.median());
    row("mask from it", mask.median() - phase.median());
    row("blobs and features", features.median());
    row("PNG of the mask", png.median());
    row("whole ROI", whole.median());
    if (fftw.isPresent()) {
      row("FFTW, 25 transforms", floor.median());
      System.out.printf("%-28s%10.2f%n", "whole ROI / FFTW", ratio.median());
      System.out.printf("%-28s%10.2f%n", "phase congruency / FFTW", phaseRatio.median());
    }
    System.out.printf("%-28s%10.0f ROIs/s%n", "one core", n / one.median() * 1e9);
    System.out.printf(
        "%-28s%10.0f ROIs/s, %.2f times one%n",
        "all %d cores".formatted(cores), n / all.median() * 1e9, one.median() / all.median());
    System.out.printf(
        "%-28s%10.2f%n", "a pixel of 509×131 / 512×128", pixelTime(509, 131) / pixelTime(512, 128));
    System.out.printf("%-28s%10.1f KiB a ROI%n", "allocated", allocated.median() / n / 1024);
    System.out.printf(
        "%-28s%10.1f MiB, %.1f after collections; longest pause %d ms%n",
        "heap in use at most", heap.peak(), heap.live(), heap.longestPause());
  }

  /** Time a pixel of noise of the given size, as its size has unlucky factors or not. */
  private double pixelTime(int width, int height) {
    var pixels = new byte[width * height];
    new Random(1).nextBytes(pixels);
    var image = new GreyImage(width, height, pixels);
    var times = new Rounds(ROUNDS);
    for (int i = 0; i < ROUNDS; i++) {
      times.add(cpu(() -> sink += whole(image)));
    }
    return times.median() / pixels.length;
  }

  private void row(String name, double nanos) {
    System.out.printf(
        "%-28s%10.1f ns/pixel%12.4f ms a ROI%n", name, nanos / pixels, nanos / images.size() / 1e6);
  }

  private static double cpu(Runnable work) {
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    work.run();
    return threads.getCurrentThreadCpuTime() - start;
  }

  private double allocated() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadAllocatedBytes();
    whole();
    return threads.getCurrentThreadAllocatedBytes() - start;
  }

  private double wall(ExecutorService threads, int number)
      throws InterruptedException, ExecutionException, IOException {
    var next = new AtomicInteger();
    Callable<Long> work =
        () -> {
          long sum = 0;
          for (int i = next.getAndIncrement(); i < images.size(); i = next.getAndIncrement()) {
            sum += whole(images.get(i));
          }
          return sum;
        };
    var tasks = new ArrayList<Callable<Long>>();
    for (int i = 0; i < number; i++) {
      tasks.add(work);
    }
    long start = System.nanoTime();
    for (Future<Long> future : threads.invokeAll(tasks)) {
      sink += future.get();
    }
    return System.nanoTime() - start;
  }

  private void phase() {
    images.forEach(image -> congruency.moments(image, moments));
    sink += (long) moments[0];
  }

  private void mask() {
    images.forEach(image -> sink += segmentation.mask(image).width());
  }

  private void features() {
    masks.forEach(mask -> sink += RoiAnalysis.of(mask).features().values().size());
  }

  private void png() {
    masks.forEach(mask -> sink += GreyPng.FLAT.encode(mask.toGreyImage()).length);
  }

  private void whole() {
    images.forEach(image -> sink += whole(image));
  }

  private long whole(GreyImage image) {
    Mask mask = segmentation.mask(image);
    return (long) RoiAnalysis.of(mask).features().values().size()
        + GreyPng.FLAT.encode(mask.toGreyImage()).length;
  }
}
