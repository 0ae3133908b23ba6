package amplify.raster;

/**
 * What goes wrong with an image or with what is asked of it. The message is one line, meant for
 * whoever sent the image.
 */
public abstract sealed class RasterException extends RuntimeException
    permits UnreadableImageException, LimitException, UnsupportedTargetException {

  private static final long serialVersionUID = 1L;

  RasterException(String message) {
    super(message);
  }

  RasterException(String message, Throwable cause) {
    super(message, cause);
  }
}
