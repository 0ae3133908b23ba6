package amplify.raster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Reads images of every {@link Format}, by their bytes and never by their names. Whatever the
 * bytes, it gives a whole picture or throws a {@link RasterException}: a truncated image is
 * refused, not read in part. Thread-safe.
 *
 * <p>Pictures come upright: an orientation that EXIF or TIFF tags tell of is carried out. Colour
 * profiles and other metadata are left aside. Frames of animations come as they are seen, laid over
 * the frames before.
 */
public final class RasterReader {

  private final Limits limits;
  private final LongSupplier nanos;

  /** A reader within the default limits. */
  public RasterReader() {
    this(Limits.DEFAULT);
  }

  /** A reader within limits. */
  public RasterReader(Limits limits) {
    this(limits, System::nanoTime);
  }

  RasterReader(Limits limits, LongSupplier nanos) {
    this.limits = limits;
    this.nanos = nanos;
  }

  /**
   * What a file says of itself, in little time and memory.
   *
   * @throws UnreadableImageException if its header cannot be read
   * @throws LimitException if it goes beyond a limit
   */
  public Header header(byte[] file) {
    return guarded(file, source -> Decoders.of(source.format()).header(source));
  }

  /**
   * The first page of a file.
   *
   * @throws UnreadableImageException if it cannot be read
   * @throws LimitException if it goes beyond a limit
   */
  public Picture read(byte[] file) {
    return read(file, 0);
  }

  /**
   * A page of a file.
   *
   * @param file the whole file
   * @param page page of a TIFF or frame of an animation, counted from 0
   * @throws UnreadableImageException if it cannot be read, or has no such page
   * @throws LimitException if it goes beyond a limit
   */
  public Picture read(byte[] file, int page) {
    if (page < 0) {
      throw new UnreadableImageException(
          "There is no page %d: pages are counted from 0".formatted(page));
    }
    return guarded(file, source -> Decoders.of(source.format()).decode(source, page));
  }

  /**
   * A page of a file on disk, whose size is checked before it is taken into memory.
   *
   * @throws UnreadableImageException if it cannot be read, or has no such page
   * @throws LimitException if it goes beyond a limit
   * @throws IOException if the disk fails
   */
  public Picture read(Path file, int page) throws IOException {
    limits.checkBytes(Files.size(file));
    return read(Files.readAllBytes(file), page);
  }

  private <T> T guarded(byte[] file, Function<Source, T> reading) {
    limits.checkBytes(file.length);
    if (file.length == 0) {
      throw new UnreadableImageException("Not an image: the file is empty");
    }
    Format format =
        Format.detect(file)
            .orElseThrow(() ->
                new UnreadableImageException(
                    "Not an image that is read here: the first bytes are of no known format; "
                        + "read are PNG, JPEG, TIFF, BMP, GIF, WebP and PNM"));
    var source = new Source(format, file, limits, new Deadline(nanos, limits.maxTime()));
    try {
      return reading.apply(source);
    } catch (RasterException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      // Readers of libraries meet corrupt data with whatever happens to break first.
      throw new UnreadableImageException(
          "Corrupt %s: its data contradict each other".formatted(format), e);
    }
  }
}
