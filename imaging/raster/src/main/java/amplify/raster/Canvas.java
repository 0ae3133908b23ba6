package amplify.raster;

/** What the frames of an animation are laid on: at first transparent. */
final class Canvas {

  private final int width;
  private final int height;
  private final byte[] samples;

  Canvas(int width, int height) {
    this.width = width;
    this.height = height;
    this.samples = new byte[width * height * 4];
  }

  /**
   * Lays a frame at a place; what is beyond the canvas is lost.
   *
   * @param blended whether what is below shows through, or is replaced by transparency too
   */
  void lay(Picture frame, int left, int top, boolean blended) {
    byte[] from = frame.to(Mode.RGBA).bytes();
    int columns = Math.min(frame.width(), width - left);
    int rows = Math.min(frame.height(), height - top);
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        int source = (y * frame.width() + x) * 4;
        int target = ((top + y) * width + left + x) * 4;
        if (blended) {
          blend(from, source, target);
        } else {
          System.arraycopy(from, source, samples, target, 4);
        }
      }
    }
  }

  /** Makes a part transparent. */
  void clear(int left, int top, int columns, int rows) {
    for (int y = top; y < Math.min(top + rows, height); y++) {
      for (int x = left; x < Math.min(left + columns, width); x++) {
        int at = (y * width + x) * 4;
        samples[at] = samples[at + 1] = samples[at + 2] = samples[at + 3] = 0;
      }
    }
  }

  /** Puts a pixel over another: colours are weighted by what each lets be seen. */
  private void blend(byte[] from, int source, int target) {
    int over = from[source + 3] & 0xFF;
    int under = samples[target + 3] & 0xFF;
    if (over == 0) {
      return;
    }
    if (over == 255 || under == 0) {
      System.arraycopy(from, source, samples, target, 4);
      return;
    }
    int rest = under * (255 - over);
    int sum = over * 255 + rest;
    for (int c = 0; c < 3; c++) {
      int mixed = (from[source + c] & 0xFF) * over * 255 + (samples[target + c] & 0xFF) * rest;
      samples[target + c] = (byte) ((mixed + sum / 2) / sum);
    }
    samples[target + 3] = (byte) ((sum + 127) / 255);
  }

  /** The canvas as it is: RGB if nothing of it is transparent, else RGBA. */
  Picture picture() {
    Picture whole = Picture.of(Mode.RGBA, width, height, samples);
    for (int i = 3; i < samples.length; i += 4) {
      if (samples[i] != (byte) 0xFF) {
        return whole;
      }
    }
    return whole.to(Mode.RGB);
  }
}
