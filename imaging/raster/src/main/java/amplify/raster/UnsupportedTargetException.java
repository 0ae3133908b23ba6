package amplify.raster;

/** What was asked for cannot be written: a format without a writer, or a mode it cannot hold. */
public final class UnsupportedTargetException extends RasterException {

  private static final long serialVersionUID = 1L;

  UnsupportedTargetException(String message) {
    super(message);
  }
}
