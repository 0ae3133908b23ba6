package amplify.raster;

import java.io.ByteArrayOutputStream;

/**
 * The markers of a JPEG up to its end. Sources: ITU-T T.81, annex B; for colours, what libjpeg does
 * with the markers of JFIF and Adobe.
 *
 * @param components 1 grey, 3 colour, 4 inks
 * @param transform what Adobe's marker says of colours: 0 none, 1 YCbCr, 2 YCCK; −1 without one
 * @param jfif whether it is marked as JFIF, which means YCbCr
 * @param named whether components are called R, G and B
 * @param plain the file without what its pixels do not depend on: profiles, EXIF, comments
 */
// Made anew for each file and never compared.
@SuppressWarnings("ArrayRecordComponent")
record JpegFrame(
    int width,
    int height,
    int components,
    boolean progressive,
    int transform,
    boolean jfif,
    boolean named,
    int orientation,
    byte[] plain) {

  private static final int MOST_SCANS = 1000;

  /** Each scan of a progressive JPEG may visit each pixel, in next to no bytes. */
  private static final int MOST_VISITS = 16;

  /** A block of 8×8 pixels takes at least one bit. */
  private static final int MOST_PIXELS_PER_BYTE = 8 * 64;

  private static final int SOF0 = 0xC0;
  private static final int SOF2 = 0xC2;
  private static final int SOF15 = 0xCF;
  private static final int DHT = 0xC4;
  private static final int JPG = 0xC8;
  private static final int DAC = 0xCC;
  private static final int RST0 = 0xD0;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int DNL = 0xDC;
  private static final int APP0 = 0xE0;
  private static final int APP1 = 0xE1;
  private static final int APP14 = 0xEE;
  private static final int APP15 = 0xEF;
  private static final int COM = 0xFE;

  static JpegFrame read(Source source) {
    return new Walk(source).toEnd();
  }

  boolean isYcc() {
    return components == 4 ? transform == 2 : transform < 0 ? jfif || !named : transform == 1;
  }

  /** One way through the markers. */
  private static final class Walk {

    private final Source source;
    private final Cursor at;
    private final ByteArrayOutputStream plain = new ByteArrayOutputStream(0);
    private int keptTo;
    private int sof;
    private int width;
    private int height;
    private int components;
    private int transform = -1;
    private boolean jfif;
    private boolean named;
    private int orientation = 1;
    private int scans;

    Walk(Source source) {
      this.source = source;
      this.at = source.cursor();
    }

    JpegFrame toEnd() {
      at.skip(2);
      while (true) {
        int from = at.at();
        int marker = marker();
        if (marker == EOI) {
          break;
        }
        if ((marker >= RST0 && marker < EOI) || marker <= 1) {
          continue;
        }
        int length = at.u16();
        if (length < 2) {
          throw source.corrupt("a segment is shorter than its own length");
        }
        int body = at.at();
        at.skip(length - 2);
        segment(marker, new Cursor(Format.JPEG, source.bytes(), body, at.at()), from);
        if (marker == SOS) {
          scan();
        }
      }
      if (scans == 0) {
        throw source.corrupt("it has no pixels");
      }
      if ((long) source.bytes().length * MOST_PIXELS_PER_BYTE < (long) width * height) {
        throw source.corrupt("it has too few data for its size");
      }
      return frame();
    }

    private JpegFrame frame() {
      byte[] whole = source.bytes();
      byte[] kept = whole;
      if (keptTo > 0) {
        plain.write(whole, keptTo, whole.length - keptTo);
        kept = plain.toByteArray();
      }
      return new JpegFrame(
          width, height, components, sof == SOF2, transform, jfif, named, orientation, kept);
    }

    private int marker() {
      if (at.u8() != 0xFF) {
        throw source.corrupt("there is no marker where one belongs");
      }
      int marker = 0xFF;
      while (marker == 0xFF) {
        marker = at.u8();
      }
      return marker;
    }

    private void segment(int marker, Cursor body, int from) {
      if (marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC) {
        startOfFrame(marker, body);
      } else if (marker == DNL) {
        throw source.unread("its height comes after its pixels");
      } else if (marker == APP0) {
        jfif |= body.left() >= 5 && body.tag().equals("JFIF");
        drop(from, !jfif);
      } else if (marker == APP14) {
        boolean adobe = body.left() >= 12 && body.tag().equals("Adob");
        if (adobe) {
          body.skip(7);
          transform = body.u8();
        }
        drop(from, !adobe);
      } else if (marker == APP1) {
        if (body.left() >= 6 && body.tag().equals("Exif")) {
          orientation = ExifOrientation.of(source.bytes(), body.at() + 2, body.left() - 2);
        }
        drop(from, true);
      } else {
        drop(from, (marker > APP1 && marker <= APP15) || marker == COM);
      }
    }

    private void startOfFrame(int marker, Cursor body) {
      if (sof != 0) {
        throw source.corrupt("it has two frames");
      }
      if (marker > SOF2) {
        throw source.unread("process %d, and 0 to 2 are".formatted(marker - SOF0));
      }
      int bits = body.u8();
      if (bits != 8) {
        throw source.unread("%d bits a sample, and 8 are".formatted(bits));
      }
      sof = marker;
      height = body.u16();
      width = body.u16();
      source.checkSize(width, height);
      components = body.u8();
      if (components != 1 && components != 3 && components != 4) {
        throw source.unread("%d components, and 1, 3 and 4 are".formatted(components));
      }
      var names = new StringBuilder();
      for (int i = 0; i < components; i++) {
        names.append((char) body.u8());
        body.skip(2);
      }
      named = names.toString().equals("RGB");
    }

    private void drop(int from, boolean dropped) {
      if (dropped) {
        plain.write(source.bytes(), keptTo, from - keptTo);
        keptTo = at.at();
      }
    }

    private void scan() {
      if (sof == 0) {
        throw source.corrupt("its pixels come before its size");
      }
      scans++;
      long most = MOST_VISITS * source.limits().maxPixels() / ((long) width * height);
      if (scans > Math.min(most, MOST_SCANS)) {
        throw new LimitException(
            "Scans of a JPEG of %d×%d, at least".formatted(width, height),
            scans,
            Math.min(most, MOST_SCANS),
            "maxPixels");
      }
      byte[] bytes = source.bytes();
      int i = at.at();
      while (i + 1 < bytes.length
          && (bytes[i] != (byte) 0xFF || bytes[i + 1] == 0 || (bytes[i + 1] & 0xF8) == RST0)) {
        i++;
      }
      if (i + 1 >= bytes.length) {
        throw source.truncated();
      }
      at.moveTo(i);
    }
  }
}
