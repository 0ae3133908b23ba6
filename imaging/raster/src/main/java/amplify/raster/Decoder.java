package amplify.raster;

/** Reads one format. Implementations keep nothing between calls. */
interface Decoder {

  /** What the file says of itself; checks the size and the number of pages. */
  Header header(Source source);

  /**
   * A page, turned upright. The page is not negative; whether there is one is for this to check.
   */
  Picture decode(Source source, int page);
}
