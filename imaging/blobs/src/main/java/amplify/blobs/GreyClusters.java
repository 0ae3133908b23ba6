package amplify.blobs;

/**
 * Two clusters of grey values by Lloyd's k-means.
 *
 * <p>Published masks were made with this arithmetic, and real images change theirs with any other:
 * all of it is float32, and sums run over single pixels in the order they are given.
 *
 * <p>Pixels of one value go the same way, so distances and clusters are kept by level, of which
 * each grey value is one. A pixel moved alone, to fill an empty cluster, gets a level of its own.
 * There is always a spare one: a cluster is only ever empty where no pixel has the values near its
 * centre.
 */
final class GreyClusters {

  private static final int LEVELS = 256;
  private static final int MOST_ROUNDS = 100;

  private final byte[] pixels;
  private final int[] counts = new int[LEVELS];
  private final float[] value = new float[LEVELS];
  private final int[] grey = new int[LEVELS];
  private final float[] centre = {0, 1};
  private final float[][] distance = new float[2][LEVELS];
  private boolean[] second = new boolean[LEVELS];
  private boolean[] before = second;
  private boolean levelsAreGreys = true;

  /**
   * Finds the clusters.
   *
   * @param pixels at least two grey values, in the order of summation; those that get a level of
   *     their own are changed to that
   */
  GreyClusters(byte[] pixels) {
    this.pixels = pixels;
    for (byte pixel : pixels) {
      counts[pixel & 0xFF]++;
    }
    for (int level = 0; level < LEVELS; level++) {
      grey[level] = level;
      value[level] = level / 255f;
    }
    measure();
    second = nearer(second);
    cluster();
  }

  /** Whether every pixel's level still is its grey value. */
  boolean levelsAreGreys() {
    return levelsAreGreys;
  }

  /**
   * Which levels are clearly darker than the background: in the cluster of the smaller centre, and
   * at no more than three quarters of the darkest grey value in the other.
   */
  boolean[] dark() {
    boolean backgroundIsSecond = centre[1] > centre[0];
    int darkest = LEVELS;
    for (int level = 0; level < LEVELS; level++) {
      if (counts[level] > 0 && second[level] == backgroundIsSecond) {
        darkest = Math.min(darkest, grey[level]);
      }
    }
    var dark = new boolean[LEVELS];
    for (int level = 0; level < LEVELS; level++) {
      dark[level] = second[level] != backgroundIsSecond && 4 * grey[level] <= 3 * darkest;
    }
    return dark;
  }

  private void cluster() {
    Sums sums = sum(second, second);
    float last = Float.POSITIVE_INFINITY;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      centre(sums);
      boolean[] next = nearer(second);
      sums = sum(second, next);
      if (!(sums.distances < last)) {
        second = before;
        centre(sum(second, second));
        return;
      }
      if (!differ(second, next)) {
        return;
      }
      last = sums.distances;
      before = second;
      second = next;
    }
  }

  /**
   * Puts the centres at the means; an empty cluster first takes the pixel farthest from its own.
   */
  private void centre(Sums sums) {
    average(sums);
    for (int cluster = 0; cluster < 2; cluster++) {
      if (size(cluster) == 0) {
        isolate(farthest(1 - cluster), cluster == 1);
        average(sum(second, second));
      }
    }
  }

  private void average(Sums sums) {
    if (size(0) > 0) {
      centre[0] = sums.first / size(0);
    }
    if (size(1) > 0) {
      centre[1] = sums.second / size(1);
    }
    measure();
  }

  private void measure() {
    for (int cluster = 0; cluster < 2; cluster++) {
      for (int level = 0; level < LEVELS; level++) {
        float difference = value[level] - centre[cluster];
        distance[cluster][level] = difference * difference;
      }
    }
  }

  /** The clusters after a move of all that are strictly nearer to the other centre. */
  private boolean[] nearer(boolean[] own) {
    var nearer = new boolean[LEVELS];
    for (int level = 0; level < LEVELS; level++) {
      float first = distance[0][level];
      float other = distance[1][level];
      nearer[level] = own[level] ? !(first < other) : other < first;
    }
    return nearer;
  }

  private boolean differ(boolean[] own, boolean[] next) {
    for (int level = 0; level < LEVELS; level++) {
      if (counts[level] > 0 && own[level] != next[level]) {
        return true;
      }
    }
    return false;
  }

  /** The first pixel farthest from the centre, given that all are in the cluster. */
  private int farthest(int cluster) {
    float most = Float.NEGATIVE_INFINITY;
    for (int level = 0; level < LEVELS; level++) {
      if (counts[level] > 0) {
        most = Math.max(most, distance[cluster][level]);
      }
    }
    int pixel = 0;
    while (distance[cluster][pixels[pixel] & 0xFF] != most) {
      pixel++;
    }
    return pixel;
  }

  private void isolate(int pixel, boolean toSecond) {
    int old = pixels[pixel] & 0xFF;
    int level = 0;
    while (counts[level] > 0) {
      level++;
    }
    counts[old]--;
    counts[level] = 1;
    grey[level] = grey[old];
    value[level] = value[old];
    before = before.clone();
    before[level] = before[old];
    second = second.clone();
    second[level] = toSecond;
    pixels[pixel] = (byte) level;
    levelsAreGreys = false;
  }

  private int size(int cluster) {
    int size = 0;
    for (int level = 0; level < LEVELS; level++) {
      size += second[level] == (cluster == 1) ? counts[level] : 0;
    }
    return size;
  }

  /**
   * Sums the distances of the one assignment and the values of another: a sum waits for its last
   * addition, so three take no longer than one. Pixels that are not in a cluster add 0 to its sum,
   * which leaves it as it is.
   */
  private Sums sum(boolean[] measured, boolean[] summed) {
    var distances = new float[LEVELS];
    var first = new float[LEVELS];
    var other = new float[LEVELS];
    for (int level = 0; level < LEVELS; level++) {
      distances[level] = distance[measured[level] ? 1 : 0][level];
      first[level] = summed[level] ? 0 : value[level];
      other[level] = summed[level] ? value[level] : 0;
    }
    float sumDistances = 0;
    float sumFirst = 0;
    float sumOther = 0;
    for (byte pixel : pixels) {
      int level = pixel & 0xFF;
      sumDistances += distances[level];
      sumFirst += first[level];
      sumOther += other[level];
    }
    return new Sums(sumDistances, sumFirst, sumOther);
  }

  /**
   * Running sums over all pixels.
   *
   * @param distances to the own centre
   * @param first values of the first cluster
   * @param second values of the second
   */
  private record Sums(float distances, float first, float second) {}
}
