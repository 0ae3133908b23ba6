package amplify.raster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

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
    int squares = (picture.width() + JpegColours.SIDE - 1) / JpegColours.SIDE;
    int blue = 4 * squares;
    int red = 5 * squares;
    var blocks = new JpegBlocks(6 * squares);
    JpegComponent grey = luma(blocks, 0, 4 * squares, luma);
    JpegComponent blues = chroma(blocks, blue, squares, chroma);
    JpegComponent reds = chroma(blocks, red, squares, chroma);
    var samples = new JpegSamples(picture);
    var even = new JpegColours(squares);
    var odd = new JpegColours(squares);
    for (int top = 0; top < picture.height(); top += JpegColours.SIDE) {
      for (int row = 0; row < JpegColours.SIDE; row += 2) {
        samples.split(top + row, even);
        samples.split(top + row + 1, odd);
        // The left blocks of all squares, then the right ones, then likewise the lower ones.
        int upper = row / 8 * 2 * squares;
        even.luma(blocks, row % 8, upper, upper + squares);
        odd.luma(blocks, row % 8 + 1, upper, upper + squares);
        even.chroma(odd, blocks, row / 2, blue, red);
      }
      blocks.transform();
      grey.quantize();
      blues.quantize();
      reds.quantize();
      for (int i = 0; i < squares; i++) {
        grey.write(bits, i);
        grey.write(bits, squares + i);
        grey.write(bits, 2 * squares + i);
        grey.write(bits, 3 * squares + i);
        blues.write(bits, i);
        reds.write(bits, i);
      }
    }
  }

  private static void channels(Picture picture, JpegQuantization steps, JpegBits bits)
      throws IOException {
    int across = (picture.width() + 7) / 8;
    int channels = picture.mode().channels();
    var blocks = new JpegBlocks(channels * across);
    var components = new ArrayList<JpegComponent>();
    for (int c = 0; c < channels; c++) {
      components.add(luma(blocks, c * across, across, steps));
    }
    var samples = new JpegSamples(picture);
    for (int top = 0; top < picture.height(); top += 8) {
      for (int c = 0; c < channels; c++) {
        samples.channel(c, top, blocks, c * across, across);
      }
      blocks.transform();
      components.forEach(JpegComponent::quantize);
      for (int i = 0; i < across; i++) {
        for (JpegComponent component : components) {
          component.write(bits, i);
        }
      }
    }
  }

  private static JpegComponent luma(
      JpegBlocks blocks, int from, int count, JpegQuantization steps) {
    return new JpegComponent(blocks, from, count, steps, JpegHuffman.LUMA_DC, JpegHuffman.LUMA_AC);
  }

  private static JpegComponent chroma(
      JpegBlocks blocks, int from, int count, JpegQuantization steps) {
    return new JpegComponent(
        blocks, from, count, steps, JpegHuffman.CHROMA_DC, JpegHuffman.CHROMA_AC);
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
