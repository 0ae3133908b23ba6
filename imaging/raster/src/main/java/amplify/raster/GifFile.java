package amplify.raster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The blocks of a GIF up to its trailer. Source: GIF89a specification. */
record GifFile(int width, int height, List<GifFrame> frames) {

  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2C;
  private static final int TRAILER = 0x3B;
  private static final int GRAPHIC_CONTROL = 0xF9;
  private static final int TABLE = 0x80;
  private static final int INTERLACED = 0x40;

  static GifFile read(Source source) {
    Cursor at = source.cursor();
    at.skip(6);
    int width = at.u16le();
    int height = at.u16le();
    source.checkSize(width, height);
    int flags = at.u8();
    at.skip(2);
    int[] common = table(at, flags);
    var frames = new ArrayList<GifFrame>();
    int control = 0;
    int transparent = 0;
    while (true) {
      int block = at.u8();
      if (block == TRAILER) {
        break;
      }
      if (block == EXTENSION) {
        if (at.u8() == GRAPHIC_CONTROL && at.left() > 5) {
          at.skip(1);
          control = at.u8();
          at.skip(2);
          transparent = at.u8();
        }
        skipBlocks(at);
      } else if (block == IMAGE) {
        frames.add(frame(source, at, common, control, transparent));
        source.limits().checkFrames(frames.size());
        control = 0;
      } else {
        throw source.corrupt("there is a block of no known kind");
      }
    }
    if (frames.isEmpty()) {
      throw source.corrupt("it has no frames");
    }
    return new GifFile(width, height, frames);
  }

  private static GifFrame frame(
      Source source, Cursor at, int[] common, int control, int transparent) {
    int left = at.u16le();
    int top = at.u16le();
    int width = at.u16le();
    int height = at.u16le();
    source.checkSize(width, height);
    int flags = at.u8();
    int[] own = table(at, flags);
    int[] palette = own.length > 0 ? own : common;
    if (palette.length == 0) {
      throw source.corrupt("a frame has no palette");
    }
    if ((control & 1) != 0 && transparent < palette.length) {
      palette = palette.clone();
      palette[transparent] &= 0xFFFFFF;
    }
    int data = at.at();
    at.u8();
    skipBlocks(at);
    int disposal = control >> 2 & 7;
    boolean interlaced = (flags & INTERLACED) != 0;
    return new GifFrame(left, top, width, height, interlaced, palette, disposal, data);
  }

  private static int[] table(Cursor at, int flags) {
    if ((flags & TABLE) == 0) {
      return new int[0];
    }
    var colours = new int[2 << (flags & 7)];
    Arrays.setAll(colours, _ -> 0xFF << 24 | at.u8() << 16 | at.u16());
    return colours;
  }

  private static void skipBlocks(Cursor at) {
    int length = at.u8();
    while (length > 0) {
      at.skip(length);
      length = at.u8();
    }
  }
}
