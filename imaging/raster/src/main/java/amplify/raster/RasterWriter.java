package amplify.raster;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes pictures as they are: what mode and size they have is up to {@link Picture#to}, {@link
 * Picture#within} and {@link Format#nearest}. Nothing but pixels is written. Thread-safe.
 */
public final class RasterWriter {

  private final Encoding encoding;

  /**
   * A writer of one kind.
   *
   * @throws UnsupportedTargetException if its format is not written
   */
  public RasterWriter(Encoding encoding) {
    if (!encoding.format().canWrite()) {
      encoding.format().check(Mode.RGB);
    }
    this.encoding = encoding;
  }

  /**
   * Writes a picture. The stream stays open.
   *
   * @throws UnsupportedTargetException if the format does not hold its mode or size
   * @throws IOException if the stream fails
   */
  public void write(Picture picture, OutputStream out) throws IOException {
    encoding.format().check(picture.mode());
    Encoder encoder =
        switch (encoding.format()) {
          case JPEG -> new JpegEncoder();
          case PNM -> new PnmEncoder();
          case PNG -> new PngEncoder();
          default -> new LibraryEncoder();
        };
    encoder.encode(picture, encoding, out);
  }
}
