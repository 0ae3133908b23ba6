package amplify.blobs;

import amplify.image.GreyImage;
import java.util.Arrays;

/**
 * Which pixels of an image belong to something: a bit a pixel. Immutable once handed out, so safe
 * to share between threads.
 */
public final class Mask {

  /*
   * A row takes `stride` words, the lowest bit first, and always ends in at least one spare bit. A
   * spare row lies above the first and below the last, and a spare word at either end. All spare bits
   * are clear. So neighbours are had by shifting words, without asking for borders: what lies outside
   * the image reads as clear.
   */
  private final int width;
  private final int height;
  private final int stride;
  private final long[] words;

  /** A clear mask, to be filled before it is handed out. */
  Mask(int width, int height) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "A mask of %d×%d has no pixels; each side must be at least 1".formatted(width, height));
    }
    this.width = width;
    this.height = height;
    this.stride = (width >> 6) + 1;
    this.words = new long[Math.addExact(Math.multiplyExact(height + 2, stride), 2)];
  }

  /** The mask whose pixels are set where the image's are not black. */
  public static Mask of(GreyImage image) {
    var mask = new Mask(image.width(), image.height());
    for (int row = 0; row < image.height(); row++) {
      for (int column = 0; column < image.width(); column++) {
        if (image.grey(row, column) != 0) {
          mask.set(row, column, column + 1);
        }
      }
    }
    return mask;
  }

  /** Columns, at least 1. */
  public int width() {
    return width;
  }

  /** Rows, at least 1. */
  public int height() {
    return height;
  }

  /**
   * Whether a pixel is set.
   *
   * @throws IndexOutOfBoundsException if it lies outside the mask
   */
  public boolean isSet(int row, int column) {
    if (row < 0 || row >= height || column < 0 || column >= width) {
      throw new IndexOutOfBoundsException(
          "Row %d, column %d lies outside a mask of %d×%d".formatted(row, column, width, height));
    }
    return ((words[start(row) + (column >> 6)] >>> column) & 1) != 0;
  }

  /** Whether no pixel is set. */
  public boolean isEmpty() {
    for (long word : words) {
      if (word != 0) {
        return false;
      }
    }
    return true;
  }

  /** The number of pixels set. */
  public int area() {
    int area = 0;
    for (long word : words) {
      area += Long.bitCount(word);
    }
    return area;
  }

  /** An image of the same size, 255 where a pixel is set and 0 where it is not. */
  public GreyImage toGreyImage() {
    var pixels = new byte[width * height];
    for (int row = 0; row < height; row++) {
      for (int k = 0; k < stride; k++) {
        int at = row * width + (k << 6);
        for (long bits = words[start(row) + k]; bits != 0; bits >>>= 1, at++) {
          pixels[at] = (byte) -(bits & 1);
        }
      }
    }
    return new GreyImage(width, height, pixels);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Mask mask
        && width == mask.width
        && height == mask.height
        && Arrays.equals(words, mask.words);
  }

  @Override
  public int hashCode() {
    return 31 * width + Arrays.hashCode(words);
  }

  @Override
  public String toString() {
    return "Mask[%d×%d, %d set]".formatted(width, height, area());
  }

  /** The words; the index before {@code start(0)} and that after the last row are valid too. */
  long[] words() {
    return words;
  }

  /** Words a row. */
  int stride() {
    return stride;
  }

  /** The index of a row's first word; rows −1 and {@code height} exist and are clear. */
  int start(int row) {
    return (row + 1) * stride + 1;
  }

  /** The bits of a row's last word that are pixels. */
  long lastBits() {
    return (1L << (width & 63)) - 1;
  }

  /** Sets a row's pixels from column {@code first} to before {@code end}; not for an empty run. */
  void set(int row, int first, int end) {
    int start = start(row);
    int a = start + (first >> 6);
    int b = start + ((end - 1) >> 6);
    long head = -1L << first;
    long tail = -1L >>> -end;
    if (a == b) {
      words[a] |= head & tail;
      return;
    }
    words[a] |= head;
    Arrays.fill(words, a + 1, b, -1L);
    words[b] |= tail;
  }

  /** The pixels that are set in either. */
  Mask or(Mask other) {
    var result = new Mask(width, height);
    for (int i = 0; i < words.length; i++) {
      result.words[i] = words[i] | other.words[i];
    }
    return result;
  }

  /** The pixels that are set here and not there. */
  Mask andNot(Mask other) {
    var result = new Mask(width, height);
    for (int i = 0; i < words.length; i++) {
      result.words[i] = words[i] & ~other.words[i];
    }
    return result;
  }

  /** The pixels that are not set. */
  Mask complement() {
    var result = new Mask(width, height);
    for (int row = 0; row < height; row++) {
      int last = start(row) + stride - 1;
      for (int i = start(row); i < last; i++) {
        result.words[i] = ~words[i];
      }
      result.words[last] = ~words[last] & lastBits();
    }
    return result;
  }
}
