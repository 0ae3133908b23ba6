package amplify.bench;

import amplify.image.GreyImage;
import amplify.phase.PhaseCongruency;
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

/** Phase congruency of all images of a real bin, time per image. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class PhaseCongruencyBenchmark {

  private static final int IMAGES = 255;

  private List<GreyImage> images;
  private double[] moments;
  private PhaseCongruency kept;

  /** Reads the bin. */
  @Setup
  public void read() {
    images = BinImages.of(TestBins.bin("D20220101T221311_IFCB114"));
    if (images.size() != IMAGES) {
      throw new IllegalStateException("The bin has %d images".formatted(images.size()));
    }
    moments =
        new double[images.stream().mapToInt(image -> image.pixels().length).max().orElseThrow()];
    kept = new PhaseCongruency();
  }

  /** As in a service: filters of sizes seen before are at hand. */
  @Benchmark
  @OperationsPerInvocation(IMAGES)
  public double[] warm() {
    images.forEach(image -> kept.moments(image, moments));
    return moments;
  }

  /** Everything new for each image: what a size costs that is seen once. */
  @Benchmark
  @OperationsPerInvocation(IMAGES)
  public double[] everySizeNew() {
    images.forEach(image -> new PhaseCongruency().moments(image, moments));
    return moments;
  }
}
