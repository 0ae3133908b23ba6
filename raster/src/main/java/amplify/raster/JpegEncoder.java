package amplify.raster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes baseline JPEGs: grey, YCbCr with colour at half the resolution, or CMYK as Adobe has it.
 * Our own, because the JDK's takes twice the time and does not write CMYK; see
 * docs/decisions/0013-raster-codecs.md. Sources: ITU-T T.81; JFIF 1.02.
 */
final class JpegEncoder implements Encoder {

  private static final int MOST_SIDE = 65535;

  @Override
  public void encode(Picture picture, Encoding encoding, OutputStream out) throws IOException {
    if (picture.width() > MOST_SIDE || picture.height() > MOST_SIDE) {
      throw new UnsupportedTargetException(
          "A JPEG has at most %d pixels a side; the picture has %d×%d"
              .formatted(MOST_SIDE, picture.width(), picture.height()));
    }
    JpegQuantization luma = JpegQuantization.luma(encoding.quality());
    JpegQuantization chroma = JpegQuantization.chroma(encoding.quality());
    out.write(head(picture, luma, chroma));
    var bits = new JpegBits(out);
    if (picture.mode() == Mode.RGB) {
      colour(picture, luma, chroma, bits);
    } else {
      channels(picture, luma, bits);
    }
    bits.end();
    out.write(new byte[] {(byte) 0xFF, (byte) 0xD9});
  }

  private static void colour(
      Picture picture, JpegQuantization luma, JpegQuantization chroma, JpegBits bits)
      throws IOException {
    int squares = (picture.width() + 15) / 16;
    var grey = plane(squares * 16, 16, luma);
    var blues = new JpegPlane(squares * 8, 8, chroma, JpegHuffman.CHROMA_DC, JpegHuffman.CHROMA_AC);
    var reds = new JpegPlane(squares * 8, 8, chroma, JpegHuffman.CHROMA_DC, JpegHuffman.CHROMA_AC);
    for (int top = 0; top < picture.height(); top += 16) {
      int rows = Math.min(16, picture.height() - top);
      JpegStrips.luma(picture, top, rows, grey);
      JpegStrips.chroma(picture, top, rows, blues, reds);
      for (int i = 0; i < squares; i++) {
        grey.write(bits, 2 * i, 0);
        grey.write(bits, 2 * i + 1, 0);
        grey.write(bits, 2 * i, 1);
        grey.write(bits, 2 * i + 1, 1);
        blues.write(bits, i, 0);
        reds.write(bits, i, 0);
      }
    }
  }

  private static void channels(Picture picture, JpegQuantization steps, JpegBits bits)
      throws IOException {
    int blocks = (picture.width() + 7) / 8;
    var planes = new JpegPlane[picture.mode().channels()];
    for (int c = 0; c < planes.length; c++) {
      planes[c] = plane(blocks * 8, 8, steps);
    }
    for (int top = 0; top < picture.height(); top += 8) {
      for (int c = 0; c < planes.length; c++) {
        JpegStrips.channel(picture, c, top, Math.min(8, picture.height() - top), planes[c]);
      }
      for (int i = 0; i < blocks; i++) {
        for (JpegPlane plane : planes) {
          plane.write(bits, i, 0);
        }
      }
    }
  }

  private static JpegPlane plane(int stride, int rows, JpegQuantization steps) {
    return new JpegPlane(stride, rows, steps, JpegHuffman.LUMA_DC, JpegHuffman.LUMA_AC);
  }

  private static byte[] head(Picture picture, JpegQuantization luma, JpegQuantization chroma) {
    boolean colour = picture.mode() == Mode.RGB;
    int components = picture.mode().channels();
    var head = new ByteArrayOutputStream(1024);
    head.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8});
    if (picture.mode() == Mode.CMYK) {
      segment(head, 0xEE, ascii("Adobe"), new byte[] {0, 100, 0, 0, 0, 0, 0});
    } else {
      segment(head, 0xE0, ascii("JFIF\0"), new byte[] {1, 2, 0, 0, 1, 0, 1, 0, 0});
    }
    segment(head, 0xDB, new byte[] {0}, luma.bytes());
    if (colour) {
      segment(head, 0xDB, new byte[] {1}, chroma.bytes());
    }
    var frame = new ByteArrayOutputStream();
    frame.write(8);
    frame.write(picture.height() >> 8);
    frame.write(picture.height());
    frame.write(picture.width() >> 8);
    frame.write(picture.width());
    frame.write(components);
    var scan = new ByteArrayOutputStream();
    scan.write(components);
    for (int c = 0; c < components; c++) {
      int table = colour && c > 0 ? 1 : 0;
      frame.writeBytes(
          new byte[] {(byte) (c + 1), (byte) (colour && c == 0 ? 0x22 : 0x11), (byte) table});
      scan.writeBytes(new byte[] {(byte) (c + 1), (byte) (table * 0x11)});
    }
    segment(head, 0xC0, frame.toByteArray());
    segment(head, 0xC4, new byte[] {0}, JpegHuffman.LUMA_DC.bytes());
    segment(head, 0xC4, new byte[] {0x10}, JpegHuffman.LUMA_AC.bytes());
    if (colour) {
      segment(head, 0xC4, new byte[] {1}, JpegHuffman.CHROMA_DC.bytes());
      segment(head, 0xC4, new byte[] {0x11}, JpegHuffman.CHROMA_AC.bytes());
    }
    segment(head, 0xDA, scan.toByteArray(), new byte[] {0, 63, 0});
    return head.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void segment(ByteArrayOutputStream out, int marker, byte[]... parts) {
    int length = 2;
    for (byte[] part : parts) {
      length += part.length;
    }
    out.write(0xFF);
    out.write(marker);
    out.write(length >> 8);
    out.write(length);
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
  }
}
