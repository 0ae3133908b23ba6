package amplify.raster;

import amplify.raster.WebpImage.Chunk;
import java.util.ArrayList;
import java.util.List;

/** The chunks of a WebP. Source: RFC 9649, WebP image format. */
record WebpFile(int width, int height, int orientation, List<WebpImage> images) {

  private static final int LOSSLESS_SIGNATURE = 0x2F;
  private static final int START_CODE = 0x2A019D;

  static WebpFile read(Source source) {
    return new Walk(source).toEnd();
  }

  private static final class Walk {

    private final Source source;
    private final List<WebpImage> images = new ArrayList<>();
    private int width;
    private int height;
    private int orientation = 1;
    private Chunk alpha = WebpImage.NONE;

    Walk(Source source) {
      this.source = source;
    }

    WebpFile toEnd() {
      Cursor at = source.cursor();
      at.skip(4);
      long length = at.u32le();
      if (length < 4 || length > at.left()) {
        throw source.truncated();
      }
      chunks(part(12, (int) length - 4), WebpImage.NONE);
      if (images.isEmpty()) {
        throw source.corrupt("it has no pixels");
      }
      return new WebpFile(width, height, orientation, images);
    }

    private Cursor part(int from, int length) {
      return new Cursor(Format.WEBP, source.bytes(), from, from + length);
    }

    /** Goes through chunks of the file, or of a frame whose header is at a place. */
    private void chunks(Cursor at, Chunk frame) {
      while (at.left() >= 8) {
        String name = at.tag();
        long length = at.u32le();
        int from = at.at();
        at.skip(length);
        var chunk = new Chunk(from, (int) length);
        if (length % 2 != 0 && at.left() > 0) {
          at.skip(1);
        }
        switch (name) {
          case "VP8X" -> canvas(part(from, (int) length));
          case "ANMF" -> frame(chunk, frame);
          case "ALPH" -> alpha = chunk;
          case "VP8 ", "VP8L" -> image(name.equals("VP8L"), chunk, frame);
          case "EXIF" -> orientation = ExifOrientation.of(source.bytes(), from, (int) length);
          default -> {}
        }
      }
    }

    private void canvas(Cursor at) {
      at.skip(4);
      setCanvas(at.u24le() + 1, at.u24le() + 1);
    }

    private void setCanvas(int columns, int rows) {
      source.checkSize(columns, rows);
      if (width != 0) {
        throw source.corrupt("it has two canvases");
      }
      width = columns;
      height = rows;
    }

    private void frame(Chunk chunk, Chunk outer) {
      if (outer.length() > 0 || chunk.length() < 16) {
        throw source.corrupt("a frame has no proper header");
      }
      alpha = WebpImage.NONE;
      int before = images.size();
      chunks(part(chunk.from() + 16, chunk.length() - 16), chunk);
      if (images.size() != before + 1) {
        throw source.corrupt("a frame has no pixels, or too many");
      }
      source.limits().checkFrames(images.size());
    }

    private void image(boolean lossless, Chunk pixels, Chunk frame) {
      boolean still = frame.length() == 0;
      if (still && !images.isEmpty()) {
        // More images beside the first mean nothing.
        return;
      }
      Cursor at = part(pixels.from(), pixels.length());
      long size = lossless ? losslessSize(at) : lossySize(at);
      int columns = (int) (size & 0x3FFF) + (lossless ? 1 : 0);
      int rows = (int) (size >> 14 & 0x3FFF) + (lossless ? 1 : 0);
      source.checkSize(columns, rows);
      if (width == 0) {
        setCanvas(columns, rows);
      }
      boolean transparent = lossless ? (size >> 28 & 1) != 0 : alpha.length() > 0;
      Cursor head = still ? at : part(frame.from(), 16);
      int left = still ? 0 : 2 * head.u24le();
      int top = still ? 0 : 2 * head.u24le();
      if (still
          ? columns != width || rows != height
          : left + columns > width || top + rows > height) {
        throw source.corrupt("its pixels do not fit its canvas");
      }
      int flags = 0;
      if (!still) {
        head.skip(9);
        flags = head.u8();
      }
      images.add(
          new WebpImage(
              left,
              top,
              columns,
              rows,
              lossless,
              lossless ? WebpImage.NONE : alpha,
              pixels,
              transparent,
              (flags & 2) == 0,
              (flags & 1) != 0));
    }

    private long losslessSize(Cursor at) {
      if (at.u8() != LOSSLESS_SIGNATURE) {
        throw source.corrupt("its lossless pixels do not begin as they should");
      }
      long bits = at.u32le();
      if (bits >> 29 != 0) {
        throw source.unread("a later version of lossless pixels");
      }
      return bits;
    }

    private long lossySize(Cursor at) {
      int tag = at.u24le();
      if ((tag & 1) != 0 || at.u24le() != START_CODE) {
        throw source.corrupt("its lossy pixels do not begin as they should");
      }
      if (tag >> 5 > at.left()) {
        throw source.truncated();
      }
      // Two bits above each side ask for scaling by whoever shows it.
      return (at.u16le() & 0x3FFF) | (at.u16le() & 0x3FFFL) << 14;
    }
  }
}
