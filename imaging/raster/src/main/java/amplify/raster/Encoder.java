package amplify.raster;

import java.io.IOException;
import java.io.OutputStream;

/** Writes one format. The picture's mode is one that the format holds. */
@FunctionalInterface
interface Encoder {

  void encode(Picture picture, Encoding encoding, OutputStream out) throws IOException;
}
