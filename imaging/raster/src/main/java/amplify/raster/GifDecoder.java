package amplify.raster;

/** Reads GIFs. The first frame comes in mode P if it fills the canvas, all others as laid over. */
final class GifDecoder implements Decoder {

  private static final int CLEAR = 2;
  private static final int UNDO = 3;

  @Override
  public Header header(Source source) {
    GifFile file = GifFile.read(source);
    return new Header(Format.GIF, file.width(), file.height(), file.frames().size());
  }

  @Override
  public Picture decode(Source source, int page) {
    GifFile file = GifFile.read(source);
    source.checkPage(page, file.frames().size());
    GifFrame first = file.frames().getFirst();
    if (page == 0 && first.width() == file.width() && first.height() == file.height()) {
      return first.decode(source);
    }
    var canvas = new Canvas(file.width(), file.height());
    for (int i = 0; i < page; i++) {
      GifFrame frame = file.frames().get(i);
      if (frame.disposal() != UNDO) {
        canvas.lay(frame.decode(source), frame.left(), frame.top(), true);
      }
      if (frame.disposal() == CLEAR) {
        canvas.clear(frame.left(), frame.top(), frame.width(), frame.height());
      }
    }
    GifFrame shown = file.frames().get(page);
    canvas.lay(shown.decode(source), shown.left(), shown.top(), true);
    return canvas.picture();
  }
}
