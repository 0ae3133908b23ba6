package amplify.raster;

/**
 * Reads PNGs. Our own, because the JDK's reader takes twice the time and inflates texts and
 * profiles of any size; see docs/decisions/0013-raster-codecs.md.
 */
final class PngDecoder implements Decoder {

  /** First column, first row, step of columns, step of rows of the passes of Adam7. */
  private static final int[][] PASSES = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  private static final int[][] ONE_PASS = {{0, 0, 1, 1}};

  @Override
  public Header header(Source source) {
    PngHeader header = PngFile.read(source).header();
    return new Header(Format.PNG, header.width(), header.height(), 1);
  }

  @Override
  public Picture decode(Source source, int page) {
    source.checkPage(page, 1);
    PngFile file = PngFile.read(source);
    PngHeader header = file.header();
    var pixels = new PngPixels(file);
    var rows = new PngRows(source, file);
    for (int[] pass : header.interlaced() ? PASSES : ONE_PASS) {
      int columns = PngPixels.count(header.width(), pass[0], pass[2]);
      if (columns > 0) {
        rows.begin((int) header.rowBytes(columns));
        for (int y = pass[1]; y < header.height(); y += pass[3]) {
          pixels.put(rows.next(), columns, y, pass[0], pass[2]);
        }
      }
    }
    return Orientation.upright(pixels.picture(), file.orientation());
  }
}
