package amplify.raster;

import java.time.Duration;

/**
 * How much an image may ask of whoever reads it. Bytes, pixels and frames are checked on headers,
 * before anything of the image's size is allocated; time is checked while reading.
 *
 * <p>A picture in memory takes up to 8 bytes a pixel (16-bit RGBA), and about twice that while it
 * is read or turned. A progressive JPEG takes 6 bytes a pixel more, outside of the heap.
 *
 * @param maxBytes the size of a file, in bytes
 * @param maxPixels width times height, of a page or of the whole canvas
 * @param maxFrames pages of a TIFF, frames of an animation
 * @param maxTime for reading one picture, wall-clock
 */
public record Limits(long maxBytes, long maxPixels, int maxFrames, Duration maxTime) {

  /** The defaults: 256 MiB, 100 million pixels, 1000 frames, 30 s. */
  public static final Limits DEFAULT =
      new Limits(256L << 20, 100_000_000, 1000, Duration.ofSeconds(30));

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public Limits {
    if (maxBytes < 1 || maxPixels < 1 || maxFrames < 1 || !maxTime.isPositive()) {
      throw new IllegalArgumentException(
          "Limits are positive; got maxBytes %d, maxPixels %d, maxFrames %d, maxTime %s"
              .formatted(maxBytes, maxPixels, maxFrames, maxTime));
    }
  }

  /** The same with another size of files. */
  public Limits withMaxBytes(long bytes) {
    return new Limits(bytes, maxPixels, maxFrames, maxTime);
  }

  /** The same with another number of pixels. */
  public Limits withMaxPixels(long pixels) {
    return new Limits(maxBytes, pixels, maxFrames, maxTime);
  }

  /** The same with another number of frames. */
  public Limits withMaxFrames(int frames) {
    return new Limits(maxBytes, maxPixels, frames, maxTime);
  }

  /** The same with another time. */
  public Limits withMaxTime(Duration time) {
    return new Limits(maxBytes, maxPixels, maxFrames, time);
  }

  void checkBytes(long bytes) {
    if (bytes > maxBytes) {
      throw new LimitException("Bytes in the file", bytes, maxBytes, "maxBytes");
    }
  }

  void checkFrames(int frames) {
    if (frames > maxFrames) {
      throw new LimitException("Frames in the file, at least", frames, maxFrames, "maxFrames");
    }
  }

  /** Checks a size read from a header, and that it is one. */
  void checkSize(Format format, long width, long height) {
    if (width < 1 || height < 1) {
      throw UnreadableImageException.corrupt(
          format, "it says to be %d×%d pixels, and needs at least one".formatted(width, height));
    }
    // Sides come from fields of at most 32 bits, so that this may overflow, but not unnoticed.
    long pixels = Math.multiplyHigh(width, height) == 0 ? width * height : Long.MAX_VALUE;
    // No array holds more samples, whatever the limits say.
    long most = Math.min(maxPixels, Picture.MOST_PIXELS);
    if (pixels < 0 || pixels > most) {
      throw new LimitException(
          "Pixels in an image of %d×%d".formatted(width, height),
          pixels < 0 ? Long.MAX_VALUE : pixels,
          most,
          "maxPixels");
    }
  }
}
