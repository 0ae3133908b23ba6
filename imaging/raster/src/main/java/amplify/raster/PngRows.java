package amplify.raster;

/** The rows of a PNG one after the other, without their filters. */
final class PngRows {

  private final Source source;
  private final Inflation inflation;
  private final int step;
  private byte[] row = {};
  private byte[] above = {};

  PngRows(Source source, PngFile file) {
    PngHeader header = file.header();
    this.source = source;
    this.inflation =
        new Inflation(
            source,
            new InflateInput(source, file.data().iterator()),
            1 + (int) header.rowBytes(header.width()));
    this.step = header.step();
  }

  /** Begins an image or a pass, whose first row has none above it. */
  void begin(int rowBytes) {
    row = new byte[rowBytes];
    above = new byte[rowBytes];
  }

  /** The next row; valid until the next call. */
  byte[] next() {
    source.deadline().check();
    byte[] last = row;
    row = above;
    above = last;
    int at = inflation.next(1 + row.length);
    if (!PngFilters.undo(inflation.window(), at, row, above, step)) {
      throw source.corrupt("a row has a filter of no known number");
    }
    return row;
  }
}
