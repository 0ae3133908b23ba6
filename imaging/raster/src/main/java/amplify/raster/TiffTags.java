package amplify.raster;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tags of one directory of a TIFF that pixels depend on, with their values. All others, among
 * them profiles and private ones of any size, are not looked at. Source: TIFF 6.0.
 */
final class TiffTags {

  static final int WIDTH = 256;
  static final int HEIGHT = 257;
  static final int BITS = 258;
  static final int COMPRESSION = 259;
  static final int PHOTOMETRIC = 262;
  static final int FILL_ORDER = 266;
  static final int STRIP_OFFSETS = 273;
  static final int ORIENTATION = 274;
  static final int SAMPLES = 277;
  static final int ROWS_PER_STRIP = 278;
  static final int STRIP_BYTES = 279;
  static final int PLANAR = 284;
  static final int FAX3_OPTIONS = 292;
  static final int FAX4_OPTIONS = 293;
  static final int PREDICTOR = 317;
  static final int COLOURS = 320;
  static final int TILE_WIDTH = 322;
  static final int TILE_HEIGHT = 323;
  static final int TILE_OFFSETS = 324;
  static final int TILE_BYTES = 325;
  static final int EXTRA_SAMPLES = 338;
  static final int SAMPLE_FORMAT = 339;

  private static final int[] KNOWN = {
    WIDTH,
    HEIGHT,
    BITS,
    COMPRESSION,
    PHOTOMETRIC,
    FILL_ORDER,
    STRIP_OFFSETS,
    ORIENTATION,
    SAMPLES,
    ROWS_PER_STRIP,
    STRIP_BYTES,
    PLANAR,
    FAX3_OPTIONS,
    FAX4_OPTIONS,
    PREDICTOR,
    COLOURS,
    TILE_WIDTH,
    TILE_HEIGHT,
    TILE_OFFSETS,
    TILE_BYTES,
    EXTRA_SAMPLES,
    SAMPLE_FORMAT
  };

  private static final int MOST_COLOURS = 3 << 16;

  private final Source source;
  private final ByteBuffer file;
  private final Map<Integer, long[]> values = new LinkedHashMap<>();

  private TiffTags(Source source) {
    this.source = source;
    this.file = buffer(source);
  }

  static ByteBuffer buffer(Source source) {
    byte[] bytes = source.bytes();
    return ByteBuffer.wrap(bytes)
        .order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
  }

  /** Reads the directory at a place, all of whose entries lie within the file. */
  static TiffTags read(Source source, int directory) {
    var tags = new TiffTags(source);
    int entries = tags.file.getShort(directory) & 0xFFFF;
    for (int i = 0; i < entries; i++) {
      tags.readEntry(directory + 2 + 12 * i);
    }
    return tags;
  }

  private void readEntry(int at) {
    int tag = file.getShort(at) & 0xFFFF;
    if (Arrays.binarySearch(KNOWN, tag) < 0) {
      return;
    }
    int type = file.getShort(at + 2);
    int size = type == 1 ? 1 : type == 3 ? 2 : type == 4 ? 4 : 0;
    long count = file.getInt(at + 4) & 0xFFFFFFFFL;
    if (size == 0 || count == 0) {
      throw source.corrupt("tag %d has values of no fitting kind".formatted(tag));
    }
    if (tag == COLOURS ? count > MOST_COLOURS : count > source.bytes().length) {
      throw source.corrupt("tag %d has too many values".formatted(tag));
    }
    long from = count * size <= 4 ? at + 8 : file.getInt(at + 8) & 0xFFFFFFFFL;
    if (from + count * size > file.limit()) {
      throw source.truncated();
    }
    var list = new long[(int) count];
    for (int i = 0; i < list.length; i++) {
      int place = (int) from + i * size;
      list[i] =
          switch (size) {
            case 1 -> file.get(place) & 0xFF;
            case 2 -> file.getShort(place) & 0xFFFF;
            default -> file.getInt(place) & 0xFFFFFFFFL;
          };
    }
    values.put(tag, list);
  }

  boolean has(int tag) {
    return values.containsKey(tag);
  }

  /** The first value of a tag, or what holds without it. */
  long get(int tag, long otherwise) {
    return has(tag) ? values.get(tag)[0] : otherwise;
  }

  /** All values of a tag; none without it. */
  long[] all(int tag) {
    return values.getOrDefault(tag, new long[0]);
  }

  /**
   * The file with one directory more at its end, which has only these tags, and which the header
   * names as the only one.
   */
  byte[] alone() {
    var kept = new TreeMap<>(values);
    // Pixels are turned here, and the reader is to leave them.
    kept.remove(ORIENTATION);
    byte[] bytes = source.bytes();
    int start = bytes.length + (bytes.length & 1);
    int outside = start + 2 + 12 * kept.size() + 4;
    int size = outside + kept.values().stream().mapToInt(list -> 4 * list.length).sum();
    ByteBuffer to = ByteBuffer.wrap(Arrays.copyOf(bytes, size)).order(file.order());
    to.putInt(4, start).position(start).putShort((short) kept.size());
    for (Map.Entry<Integer, long[]> tag : kept.entrySet()) {
      long[] list = tag.getValue();
      // Bits and colours of readers are short; they take the others in any width.
      boolean wide = Arrays.stream(list).anyMatch(value -> value > 0xFFFF);
      int bytesOfValues = list.length * (wide ? 4 : 2);
      to.putShort(tag.getKey().shortValue()).putShort((short) (wide ? 4 : 3)).putInt(list.length);
      int place = bytesOfValues <= 4 ? to.position() : outside;
      if (bytesOfValues > 4) {
        to.putInt(to.position(), outside);
        outside += bytesOfValues;
      }
      for (int i = 0; i < list.length; i++) {
        if (wide) {
          to.putInt(place + 4 * i, (int) list[i]);
        } else {
          to.putShort(place + 2 * i, (short) list[i]);
        }
      }
      to.position(to.position() + 4);
    }
    return to.array();
  }
}
