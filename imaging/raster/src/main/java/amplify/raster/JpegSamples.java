package amplify.raster;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Takes strips of a picture apart into the blocks of a JPEG's components, centred on 0. Beyond its
 * edges the last column and the last row repeat.
 */
final class JpegSamples {

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private final int width;
  private final int height;
  private final int channels;
  private final int inverted;

  JpegSamples(Picture picture) {
    this.bytes = picture.bytes();
    this.width = picture.width();
    this.height = picture.height();
    this.channels = picture.mode().channels();
    // Inks are inverted, as Adobe's marker says.
    this.inverted = picture.mode() == Mode.CMYK ? 0xFF : 0;
  }

  /** Fills blocks with one channel of eight rows. */
  void channel(int channel, int top, JpegBlocks blocks, int first, int across) {
    for (int i = 0; i < 64; i++) {
      int column = i % 8;
      float[] to = blocks.samples(i / 8, column);
      int row = row(top + i / 8);
      int end = first + inside(column, 8);
      int at = row + column * channels + channel;
      for (int block = first; block < end; block++) {
        to[block] = ((bytes[at] & 0xFF) ^ inverted) - 128;
        at += 8 * channels;
      }
      int last = row + (width - 1) * channels + channel;
      for (int block = end; block < first + across; block++) {
        to[block] = ((bytes[last] & 0xFF) ^ inverted) - 128;
      }
    }
  }

  /** Takes a row of RGB apart. */
  void split(int y, JpegColours colours) {
    int row = row(y);
    int last = row + (width - 1) * 3;
    int lastColour =
        (bytes[last] & 0xFF) | ((bytes[last + 1] & 0xFF) << 8) | ((bytes[last + 2] & 0xFF) << 16);
    for (int column = 0; column < JpegColours.SIDE; column++) {
      int[] to = colours.pixels(column);
      int start = colours.start(column);
      // All but the last pixel have a byte after them, so that four can be read.
      int end = start + inside(column + 1, JpegColours.SIDE);
      int at = row + column * 3;
      for (int i = start; i < end; i++) {
        to[i] = (int) INTS.get(bytes, at);
        at += JpegColours.SIDE * 3;
      }
      Arrays.fill(to, end, start + colours.squares(), lastColour);
    }
  }

  private int row(int y) {
    return Math.min(y, height - 1) * width * channels;
  }

  /** How many squares have a column of theirs inside the picture. */
  private int inside(int column, int side) {
    return Math.max(0, (width - column + side - 1) / side);
  }
}
