package amplify.raster;

/**
 * The bytes are no image that can be read: of no known format, truncated, corrupt, of a kind that
 * is not read, or without the page asked for. The same bytes will fail again.
 */
public final class UnreadableImageException extends RasterException {

  private static final long serialVersionUID = 1L;

  UnreadableImageException(String message) {
    super(message);
  }

  UnreadableImageException(String message, Throwable cause) {
    super(message, cause);
  }

  static UnreadableImageException truncated(Format format) {
    return new UnreadableImageException(
        "Truncated %s: the file ends before the image does; send it whole".formatted(format));
  }

  static UnreadableImageException corrupt(Format format, String what) {
    return new UnreadableImageException("Corrupt %s: %s".formatted(format, what));
  }

  static UnreadableImageException unread(Format format, String what) {
    return new UnreadableImageException(
        "Not a kind of %s that is read here: %s".formatted(format, what));
  }
}
