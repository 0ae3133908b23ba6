package amplify.bench;

import amplify.raster.Encoding;
import amplify.raster.Format;
import amplify.raster.Picture;
import amplify.raster.RasterReader;
import amplify.raster.RasterWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
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

/** An RGB PNG of 1024×1024 to JPEG, by stage, beside the JDK's reader and writer. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CodecBenchmark {

  private static final int SIDE = 1024;

  /** How much of a sample is noise: a little as a camera's, or all. */
  @Param({"0.06", "1"})
  public double noise;

  private final RasterReader reader = new RasterReader();
  private final RasterWriter jpeg = new RasterWriter(Encoding.of(Format.JPEG));
  private byte[] png;
  private Picture picture;
  private BufferedImage image;

  /** Draws waves with noise over them. */
  @Setup
  public void draw() throws IOException {
    picture = Waves.rgb(SIDE, noise);
    png = Waves.png(picture);
    image = ImageIO.read(new ByteArrayInputStream(png));
    ImageIO.setUseCache(false);
  }

  /** Reading. */
  @Benchmark
  public Picture decode() {
    return reader.read(png);
  }

  /** Making it grey, pixel by pixel. */
  @Benchmark
  public Picture convert() {
    return picture.to(amplify.raster.Mode.GREY);
  }

  /** Shrinking to a quarter. */
  @Benchmark
  public Picture shrink() {
    return picture.within(SIDE / 4, SIDE / 4);
  }

  /** Writing. */
  @Benchmark
  public byte[] encode() throws IOException {
    var out = new ByteArrayOutputStream(1 << 20);
    jpeg.write(picture, out);
    return out.toByteArray();
  }

  /** Writing as PNG. */
  @Benchmark
  public byte[] encodePng() throws IOException {
    return Waves.png(picture);
  }

  /** Writing as PNG by the JDK. */
  @Benchmark
  public byte[] encodePngByTheJdk() throws IOException {
    var out = new ByteArrayOutputStream(1 << 22);
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  /** Reading by the JDK. */
  @Benchmark
  public BufferedImage decodeByTheJdk() throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  /** Writing by the JDK. */
  @Benchmark
  public byte[] encodeByTheJdk() throws IOException {
    var out = new ByteArrayOutputStream(1 << 20);
    ImageIO.write(image, "jpeg", out);
    return out.toByteArray();
  }
}
