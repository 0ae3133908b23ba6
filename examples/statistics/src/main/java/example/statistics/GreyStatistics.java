package example.statistics;

import amplify.raster.Picture;

/**
 * What is said of an image's grey values, 0 to 255.
 *
 * @param width columns
 * @param height rows
 * @param lowest the lowest value
 * @param highest the highest value
 * @param mean their mean
 * @param deviation their standard deviation, over all pixels
 */
record GreyStatistics(
    int width, int height, int lowest, int highest, double mean, double deviation) {

  /** Describes a picture of mode L. */
  static GreyStatistics of(Picture grey) {
    int lowest = 255;
    int highest = 0;
    long sum = 0;
    long squares = 0;
    for (byte sample : grey.bytes()) {
      int value = sample & 0xFF;
      lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
      sum += value;
      squares += (long) value * value;
    }
    double count = grey.bytes().length;
    double mean = sum / count;
    double variance = Math.max(0, squares / count - mean * mean);
    return new GreyStatistics(
        grey.width(), grey.height(), lowest, highest, mean, Math.sqrt(variance));
  }
}
