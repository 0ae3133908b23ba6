package amplify.raster;

/** An image goes beyond one of the {@link Limits} it was to be read within. */
public final class LimitException extends RasterException {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final long value;
  private final long limit;

  LimitException(String what, long value, long limit, String name) {
    super("%s: %d, and at most %d is read; send less (%s)".formatted(what, value, limit, name));
    this.name = name;
    this.value = value;
    this.limit = limit;
  }

  /** Which limit: maxBytes, maxPixels, maxFrames or maxTime. */
  public String name() {
    return name;
  }

  /** What the image has, in the unit of the limit: bytes, pixels, frames or milliseconds. */
  public long value() {
    return value;
  }

  /** What it may have at most, in the same unit. */
  public long limit() {
    return limit;
  }
}
