package amplify.blobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Masks of all kinds for tests that hold for any mask; the same ones at every run. */
final class RandomMasks {

  /** Widths about those that fill a word. */
  private static final int[] WIDTHS = {2, 3, 17, 62, 63, 64, 65, 66, 127, 128, 129, 150};

  private RandomMasks() {}

  /** Noise of every density, and drawings of ellipses, of at least 2×2 pixels. */
  static Stream<Mask> any() {
    var random = new Random(20240601);
    var masks = new ArrayList<Mask>();
    for (int width : WIDTHS) {
      for (int kind = 0; kind < 12; kind++) {
        int height = 2 + random.nextInt(kind == 0 ? 2 : 60);
        masks.add(
            kind < 7 ? noise(random, width, height, kind / 6.0) : drawing(random, width, height));
      }
    }
    return masks.stream();
  }

  /** The largest blobs of those masks: connected, cropped, ragged and round. */
  static Stream<Mask> blobs() {
    return any().flatMap(mask -> Blobs.of(mask).stream().limit(3)).map(Blob::mask).distinct();
  }

  static Mask of(String... rows) {
    var mask = new Mask(rows[0].length(), rows.length);
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < rows[row].length(); column++) {
        if (rows[row].charAt(column) == '#') {
          mask.set(row, column, column + 1);
        }
      }
    }
    return mask;
  }

  static Mask where(int width, int height, Pixels pixels) {
    var mask = new Mask(width, height);
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        if (pixels.isSet(row, column)) {
          mask.set(row, column, column + 1);
        }
      }
    }
    return mask;
  }

  /** Whether a pixel is set, and false outside the mask. */
  static boolean at(Mask mask, int row, int column) {
    return row >= 0
        && row < mask.height()
        && column >= 0
        && column < mask.width()
        && mask.isSet(row, column);
  }

  private static Mask noise(Random random, int width, int height, double density) {
    return where(width, height, (_, _) -> random.nextDouble() < density);
  }

  private static Mask drawing(Random random, int width, int height) {
    List<double[]> ellipses =
        Stream.generate(() ->
                new double[] {
                  random.nextDouble() * width,
                  random.nextDouble() * height,
                  1 + random.nextDouble() * width / 3,
                  1 + random.nextDouble() * height / 3
                })
            .limit(1 + random.nextInt(5))
            .toList();
    return where(
        width,
        height,
        (row, column) ->
            ellipses.stream()
                .anyMatch(e -> Math.hypot((column - e[0]) / e[2], (row - e[1]) / e[3]) <= 1));
  }

  /** Tells which pixels are set. */
  interface Pixels {

    boolean isSet(int row, int column);
  }
}
