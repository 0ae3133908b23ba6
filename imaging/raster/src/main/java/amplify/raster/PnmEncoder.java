package amplify.raster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes binary Netpbm files: P4 for mode 1, P5 for grey, P6 for colour. */
final class PnmEncoder implements Encoder {

  @Override
  public void encode(Picture picture, Encoding encoding, OutputStream out) throws IOException {
    Mode mode = picture.mode();
    String white = mode == Mode.BILEVEL ? "" : mode.bits() == 8 ? "255\n" : "65535\n";
    int kind = mode == Mode.BILEVEL ? 4 : mode.channels() == 1 ? 5 : 6;
    String head = "P%d\n%d %d\n%s".formatted(kind, picture.width(), picture.height(), white);
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    if (mode == Mode.BILEVEL) {
      out.write(Bilevel.packed(picture, true));
    } else if (mode.bits() == 8) {
      out.write(picture.bytes());
    } else {
      writeRows(picture, out);
    }
  }

  private static void writeRows(Picture picture, OutputStream out) throws IOException {
    int perRow = picture.width() * picture.mode().channels();
    var row = new byte[perRow * 2];
    for (int y = 0; y < picture.height(); y++) {
      for (int i = 0; i < perRow; i++) {
        short sample = picture.shorts()[y * perRow + i];
        row[2 * i] = (byte) (sample >> 8);
        row[2 * i + 1] = (byte) sample;
      }
      out.write(row);
    }
  }
}
