package amplify.raster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A palette after P. Heckbert, "Color image quantization for frame buffer display" (1982): a box of
 * colours is cut at its median along its longest side, until there are as many boxes as colours are
 * wanted. The next to be cut is the one whose pixels are furthest apart in sum. Colours are told
 * apart by their upper 5 bits.
 */
final class MedianCut {

  private static final int BITS = 5;
  private static final int BINS = 1 << (3 * BITS);

  private final long[] counts = new long[BINS];
  private final long[][] sums = new long[3][BINS];
  private final int[] boxOf = new int[BINS];

  void count(int rgb) {
    int bin = bin(rgb);
    counts[bin]++;
    for (int c = 0; c < 3; c++) {
      sums[c][bin] += (rgb >> (8 * (2 - c))) & 0xFF;
    }
  }

  /** The number of the colour that stands for one that was counted. */
  int index(int rgb) {
    return boxOf[bin(rgb)];
  }

  /** Opaque colours, at most so many. */
  int[] palette(int most) {
    var boxes = new ArrayList<Box>();
    boxes.add(box(IntStream.range(0, BINS).filter(bin -> counts[bin] > 0).boxed().toList()));
    while (boxes.size() < most) {
      Box worst = boxes.stream().max(Comparator.comparingLong(Box::weight)).orElseThrow();
      if (worst.weight == 0) {
        break;
      }
      boxes.remove(worst);
      List<Integer> sorted = new ArrayList<>(worst.bins);
      sorted.sort(Comparator.comparingInt(bin -> part(bin, worst.longest)));
      int median = median(sorted, worst.pixels / 2);
      boxes.add(box(sorted.subList(0, median)));
      boxes.add(box(sorted.subList(median, sorted.size())));
    }
    var palette = new int[boxes.size()];
    for (int i = 0; i < palette.length; i++) {
      palette[i] = mean(boxes.get(i));
      for (int bin : boxes.get(i).bins) {
        boxOf[bin] = i;
      }
    }
    return palette;
  }

  /**
   * Some colours.
   *
   * @param pixels how many pixels have them
   * @param longest the channel in which they are furthest apart
   * @param weight how much a cut is worth
   */
  private record Box(List<Integer> bins, long pixels, int longest, long weight) {}

  private Box box(List<Integer> bins) {
    int longest = 0;
    long side = -1;
    for (int c = 0; c < 3; c++) {
      int channel = c;
      var range = bins.stream().mapToInt(bin -> part(bin, channel)).summaryStatistics();
      if ((long) range.getMax() - range.getMin() > side) {
        side = (long) range.getMax() - range.getMin();
        longest = c;
      }
    }
    long pixels = bins.stream().mapToLong(bin -> counts[bin]).sum();
    return new Box(List.copyOf(bins), pixels, longest, pixels * side * side);
  }

  private int median(List<Integer> sorted, long half) {
    long passed = 0;
    int median = 0;
    while (median < sorted.size() - 1 && (median == 0 || passed < half)) {
      passed += counts[sorted.get(median++)];
    }
    return median;
  }

  private int mean(Box box) {
    int colour = 0xFF;
    for (int c = 0; c < 3; c++) {
      int channel = c;
      long sum = box.bins.stream().mapToLong(bin -> sums[channel][bin]).sum();
      colour = (colour << 8) | (int) ((sum + box.pixels / 2) / box.pixels);
    }
    return colour;
  }

  private static int part(int bin, int channel) {
    return (bin >> (BITS * (2 - channel))) & ((1 << BITS) - 1);
  }

  private static int bin(int rgb) {
    return (((rgb >> 19) & 31) << (2 * BITS)) | (((rgb >> 11) & 31) << BITS) | ((rgb >> 3) & 31);
  }
}
