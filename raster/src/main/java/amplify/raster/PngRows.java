package amplify.raster;

import java.util.Iterator;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Inflates the rows of a PNG one after the other and takes back their filters. */
final class PngRows implements AutoCloseable {

  private final Source source;
  private final Iterator<PngFile.Span> data;
  private final int step;
  private final Inflater inflater = new Inflater();
  private byte[] row = {};
  private byte[] above = {};
  private int length;

  PngRows(Source source, PngFile file) {
    this.source = source;
    this.data = file.data().iterator();
    this.step = file.header().step();
  }

  /** Begins an image or a pass, whose first row has none above it. */
  void begin(int rowBytes) {
    length = rowBytes + 1;
    row = new byte[length];
    above = new byte[length];
  }

  /** The next row, after one byte that is none of it; valid until the next call. */
  byte[] next() {
    source.deadline().check();
    byte[] last = row;
    row = above;
    above = last;
    inflate();
    if (!PngFilters.undo(row, above, step)) {
      throw source.corrupt("a row has a filter of no known number");
    }
    return row;
  }

  private void inflate() {
    try {
      int got = 0;
      while (got < length) {
        int more = inflater.inflate(row, got, length - got);
        got += more;
        if (more == 0) {
          refill();
        }
      }
    } catch (DataFormatException e) {
      throw source.corrupt("its compressed data are damaged");
    }
  }

  private void refill() {
    if (inflater.finished() || inflater.needsDictionary()) {
      throw source.corrupt("its data end before its rows do");
    }
    if (inflater.needsInput()) {
      if (!data.hasNext()) {
        throw source.truncated();
      }
      PngFile.Span span = data.next();
      inflater.setInput(source.bytes(), span.from(), span.length());
    }
  }

  @Override
  public void close() {
    inflater.end();
  }
}
