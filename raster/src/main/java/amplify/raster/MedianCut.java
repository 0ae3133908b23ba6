package amplify.raster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A palette after P. Heckbert, "Color image quantization for frame buffer display" (1982): the box
 * of colours with the most pixels is cut at its median along its longest side, until there are as
 * many boxes as colours are wanted. Colours are told apart by their upper 5 bits.
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
    var bins = new ArrayList<Integer>();
    for (int i = 0; i < BINS; i++) {
      if (counts[i] > 0) {
        bins.add(i);
      }
    }
    List<List<Integer>> boxes = new ArrayList<>(List.of(bins));
    while (boxes.size() < most) {
      int fullest = fullest(boxes);
      if (fullest < 0) {
        break;
      }
      List<Integer> box = boxes.get(fullest);
      int median = sortAndFindMedian(box);
      boxes.set(fullest, new ArrayList<>(box.subList(0, median)));
      boxes.add(new ArrayList<>(box.subList(median, box.size())));
    }
    var palette = new int[boxes.size()];
    for (int i = 0; i < palette.length; i++) {
      palette[i] = mean(boxes.get(i));
      for (int bin : boxes.get(i)) {
        boxOf[bin] = i;
      }
    }
    return palette;
  }

  private int fullest(List<List<Integer>> boxes) {
    int best = -1;
    long most = 0;
    for (int i = 0; i < boxes.size(); i++) {
      long pixels = boxes.get(i).size() < 2 ? 0 : pixels(boxes.get(i));
      if (pixels > most) {
        most = pixels;
        best = i;
      }
    }
    return best;
  }

  private long pixels(List<Integer> box) {
    return box.stream().mapToLong(bin -> counts[bin]).sum();
  }

  private int sortAndFindMedian(List<Integer> box) {
    int longest = 0;
    int side = -1;
    for (int c = 0; c < 3; c++) {
      int channel = c;
      var range = box.stream().mapToInt(bin -> part(bin, channel)).summaryStatistics();
      if (range.getMax() - range.getMin() > side) {
        side = range.getMax() - range.getMin();
        longest = c;
      }
    }
    int along = longest;
    box.sort(Comparator.comparingInt(bin -> part(bin, along)));
    long half = pixels(box) / 2;
    long passed = 0;
    int median = 0;
    while (median < box.size() - 1 && (median == 0 || passed < half)) {
      passed += counts[box.get(median++)];
    }
    return median;
  }

  private int mean(List<Integer> box) {
    long pixels = pixels(box);
    int colour = 0xFF;
    for (int c = 0; c < 3; c++) {
      int channel = c;
      long sum = box.stream().mapToLong(bin -> sums[channel][bin]).sum();
      colour = colour << 8 | (int) ((sum + pixels / 2) / pixels);
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
