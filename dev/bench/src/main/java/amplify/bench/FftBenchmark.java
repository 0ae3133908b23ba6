package amplify.bench;

import amplify.fft.Fft2d;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The complex two-dimensional transform, forward and back, by image size. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class FftBenchmark {

  /** Height and width. */
  @Param({"42x80", "96x128", "100x200", "234x317", "400x600", "509x131", "512x128"})
  public String size;

  private Fft2d fft;
  private double[] re;
  private double[] im;

  /** Plans the transform. */
  @Setup
  public void plan() {
    int cross = size.indexOf('x');
    int height = Integer.parseInt(size.substring(0, cross));
    int width = Integer.parseInt(size.substring(cross + 1));
    fft = new Fft2d(height, width);
    re = new Random(1).doubles((long) height * width).toArray();
    im = new Random(2).doubles((long) height * width).toArray();
  }

  /** Two transforms, so that the numbers stay what they are. */
  @Benchmark
  public double[] forwardAndBack() {
    fft.forward(re, im);
    fft.inverse(re, im);
    return re;
  }
}
