package amplify.raster;

/** The rows of a picture as a PNG has them, before filtering. */
final class PngRowBytes {

  private final Picture picture;
  private final byte[] packed;
  private final byte[] row;
  private int y;

  PngRowBytes(Picture picture, PngHeader header) {
    this.picture = picture;
    this.packed = header.depth() == 1 ? Bilevel.packed(picture, false) : picture.bytes();
    this.row = new byte[(int) header.rowBytes(header.width())];
  }

  /** Bytes a row. */
  int length() {
    return row.length;
  }

  /** The next row; valid until the next call. */
  byte[] next() {
    if (picture.mode().bits() == 8) {
      System.arraycopy(packed, y * row.length, row, 0, row.length);
    } else {
      highBytesFirst();
    }
    y++;
    return row;
  }

  private void highBytesFirst() {
    short[] samples = picture.shorts();
    int from = y * (row.length / 2);
    for (int i = 0; i < row.length / 2; i++) {
      row[2 * i] = (byte) (samples[from + i] >> 8);
      row[2 * i + 1] = (byte) samples[from + i];
    }
  }
}
