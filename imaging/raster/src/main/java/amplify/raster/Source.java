package amplify.raster;

/** A file that is being read, and how much it may ask. */
// Made anew for each file and never compared.
@SuppressWarnings("ArrayRecordComponent")
record Source(Format format, byte[] bytes, Limits limits, Deadline deadline) {

  void checkSize(long width, long height) {
    limits.checkSize(format, width, height);
  }

  void checkPage(int page, int pages) {
    if (page >= pages) {
      throw new UnreadableImageException(
          "There is no page %d: the %s has %d, counted from 0".formatted(page, format, pages));
    }
  }

  /** A look at the bytes from the start. */
  Cursor cursor() {
    return new Cursor(format, bytes, 0, bytes.length);
  }

  UnreadableImageException corrupt(String what) {
    return UnreadableImageException.corrupt(format, what);
  }

  UnreadableImageException unread(String what) {
    return UnreadableImageException.unread(format, what);
  }

  UnreadableImageException truncated() {
    return UnreadableImageException.truncated(format);
  }
}
