package amplify.raster;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The first bytes of each format. */
final class Magic {

  private Magic() {}

  static Optional<Format> detect(byte[] file) {
    if (starts(file, 0, "\u0089PNG\r\n\u001A\n")) {
      return Optional.of(Format.PNG);
    }
    if (starts(file, 0, "\u00FF\u00D8\u00FF")) {
      return Optional.of(Format.JPEG);
    }
    if (starts(file, 0, "II*\0") || starts(file, 0, "MM\0*")) {
      return Optional.of(Format.TIFF);
    }
    if (starts(file, 0, "GIF87a") || starts(file, 0, "GIF89a")) {
      return Optional.of(Format.GIF);
    }
    if (starts(file, 0, "RIFF") && starts(file, 8, "WEBP")) {
      return Optional.of(Format.WEBP);
    }
    if (isPnm(file)) {
      return Optional.of(Format.PNM);
    }
    return isBmp(file) ? Optional.of(Format.BMP) : Optional.empty();
  }

  private static boolean isPnm(byte[] file) {
    return file.length > 2
        && file[0] == 'P'
        && file[1] >= '1'
        && file[1] <= '6'
        && (Character.isWhitespace(file[2]) || file[2] == '#');
  }

  /** Two letters are little to go by, so the size of the second header counts too. */
  private static boolean isBmp(byte[] file) {
    return starts(file, 0, "BM")
        && file.length > 17
        && file[15] == 0
        && file[16] == 0
        && file[17] == 0
        && (file[14] & 0xFF) >= 12;
  }

  private static boolean starts(byte[] file, int at, String magic) {
    byte[] bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
    if (file.length < at + bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if (file[at + i] != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
