package amplify.raster;

/**
 * One image of a GIF.
 *
 * @param palette its own or the common one, with the transparent colour made so
 * @param disposal what to do with its place before the next: 2 clear it, 3 undo it, else leave it
 * @param data where its code size and data blocks begin
 */
// Made anew for each file and never compared.
@SuppressWarnings("ArrayRecordComponent")
record GifFrame(
    int left,
    int top,
    int width,
    int height,
    boolean interlaced,
    int[] palette,
    int disposal,
    int data) {

  /** First row and step of the passes of interlaced images. */
  private static final int[][] PASSES = {{0, 8}, {4, 8}, {2, 4}, {1, 2}};

  private static final int[][] ONE_PASS = {{0, 1}};

  Picture decode(Source source) {
    var indices = new byte[width * height];
    var lzw = new GifLzw(source, data);
    for (int[] pass : interlaced ? PASSES : ONE_PASS) {
      for (int y = pass[0]; y < height; y += pass[1]) {
        source.deadline().check();
        lzw.read(indices, y * width, width);
      }
    }
    return Picture.of(width, height, indices, palette);
  }
}
