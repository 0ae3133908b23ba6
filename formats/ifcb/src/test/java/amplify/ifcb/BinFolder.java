package amplify.ifcb;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes a bin for a test, line by line, and opens it. */
final class BinFolder {

  static final String D_STYLE = "D20240601T120000_IFCB999";
  static final String I_STYLE = "IFCB9_2024_153_130000";

  private final Path folder;
  private final String id;
  private final StringBuilder lines = new StringBuilder();
  private final ByteArrayOutputStream pixels = new ByteArrayOutputStream();
  private int roiLengthCut;
  private String lineEnd = "\n";

  BinFolder(Path folder, String id) {
    this.folder = folder;
    this.id = id;
  }

  /** Adds a ROI of one grey value, its pixels and its line. */
  BinFolder roi(long trigger, int x, int y, int width, int height, int grey) {
    line(trigger, x, y, width, height, pixels.size());
    byte[] roi = new byte[width * height];
    Arrays.fill(roi, (byte) grey);
    pixels.writeBytes(roi);
    return this;
  }

  /** Adds a ROI of the given pixels, its line among them. */
  BinFolder roi(long trigger, int x, int y, int width, byte... roi) {
    line(trigger, x, y, width, roi.length / width, pixels.size());
    pixels.writeBytes(roi);
    return this;
  }

  /** Adds a line without pixels. */
  BinFolder line(Object trigger, Object x, Object y, Object width, Object height, Object offset) {
    String before = id.startsWith("D") ? ",0.5".repeat(12) : ",-.1".repeat(8);
    String after = id.startsWith("D") ? ",-999.0,0,0" : ",-.1,";
    return text(
        "%s%s,%s,%s,%s,%s,%s%s".formatted(trigger, before, x, y, width, height, offset, after));
  }

  /** Adds any line. */
  BinFolder text(String line) {
    lines.append(line).append(lineEnd);
    return this;
  }

  /** Ends the lines that follow with something else than LF. */
  BinFolder lineEnd(String end) {
    lineEnd = end;
    return this;
  }

  /** Takes bytes off the end of the .roi. */
  BinFolder cutRoi(int bytes) {
    roiLengthCut = bytes;
    return this;
  }

  Bin open() {
    return open(true);
  }

  Bin open(boolean stitch) {
    try {
      Files.writeString(file("adc"), lines, StandardCharsets.UTF_8);
      byte[] all = pixels.toByteArray();
      Files.write(file("roi"), Arrays.copyOf(all, all.length - roiLengthCut));
      if (!Files.exists(file("hdr"))) {
        Files.createFile(file("hdr"));
      }
      return Bin.open(id, file("adc"), file("roi"), file("hdr"), stitch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path file(String extension) {
    return folder.resolve(id + "." + extension);
  }

  /** Opens the bin and reads all ROIs. */
  List<Roi> rois() {
    try (Bin bin = open()) {
      return all(bin);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Roi> all(Bin bin) {
    var rois = new ArrayList<Roi>();
    bin.forEach(rois::add);
    return rois;
  }

  static List<Integer> targets(List<Roi> rois) {
    return rois.stream().map(Roi::target).toList();
  }
}
