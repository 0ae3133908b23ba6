package amplify.bench;

import amplify.blobs.Mask;
import amplify.blobs.RoiAnalysis;
import amplify.blobs.Segmentation;
import amplify.image.GreyImage;
import amplify.image.GreyPng;
import amplify.testdata.TestBins;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** From the images of a real bin to masks, features and PNGs, time per image. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class RoiBenchmark {

  private static final int IMAGES = 255;

  private List<GreyImage> images;
  private List<Mask> masks;
  private Segmentation segmentation;

  /** Reads the bin. */
  @Setup
  public void read() {
    images = BinImages.of(TestBins.bin("D20220101T221311_IFCB114"));
    if (images.size() != IMAGES) {
      throw new IllegalStateException("The bin has %d images".formatted(images.size()));
    }
    segmentation = new Segmentation();
    masks = images.stream().map(segmentation::mask).toList();
  }

  /** Phase congruency and all that follows to the mask. */
  @Benchmark
  @OperationsPerInvocation(IMAGES)
  public void mask(Blackhole hole) {
    images.forEach(image -> hole.consume(segmentation.mask(image)));
  }

  /** Blobs and features, given the mask. */
  @Benchmark
  @OperationsPerInvocation(IMAGES)
  public void features(Blackhole hole) {
    masks.forEach(mask -> hole.consume(RoiAnalysis.of(mask).features().values()));
  }

  /** The mask's PNG, given the mask. */
  @Benchmark
  @OperationsPerInvocation(IMAGES)
  public void maskPng(Blackhole hole) {
    masks.forEach(mask -> hole.consume(GreyPng.FLAT.encode(mask.toGreyImage())));
  }

  /** The image's own PNG. */
  @Benchmark
  @OperationsPerInvocation(IMAGES)
  public void imagePng(Blackhole hole) {
    images.forEach(image -> hole.consume(GreyPng.PHOTO.encode(image)));
  }
}
