package amplify.blobs;

/**
 * Two clusters of grey values by Lloyd's k-means.
 *
 * <p>Published masks were made with this arithmetic, and real images change theirs with any other:
 * all of it is float32, and sums run over single pixels in the order they are given. As pixels of
 * one value go the same way, distances are kept for the 256 values; the one exception is a pixel
 * moved alone to fill an empty cluster.
 */
final class GreyClusters {

  private static final int LEVELS = 256;
  private static final int MOST_ROUNDS = 100;
  private static final int NONE = -1;

  private final byte[] pixels;
  private final int[] counts = new int[LEVELS];
  private final float[] value = new float[LEVELS];
  private final float[][] distance = new float[2][LEVELS];
  private final float[] centre = {0, 1};
  private boolean[] second = new boolean[LEVELS];
  private int stray = NONE;

  /**
   * Finds the clusters.
   *
   * @param pixels at least two, in the order of summation
   */
  GreyClusters(byte[] pixels) {
    this.pixels = pixels;
    for (byte pixel : pixels) {
      counts[pixel & 0xFF]++;
    }
    for (int grey = 0; grey < LEVELS; grey++) {
      value[grey] = grey / 255f;
    }
    measure();
    for (int grey = 0; grey < LEVELS; grey++) {
      second[grey] = distance[1][grey] < distance[0][grey];
    }
    cluster();
  }

  /** The cluster, 0 or 1, with the larger centre. */
  int brighter() {
    return centre[1] > centre[0] ? 1 : 0;
  }

  /** The smallest grey value in a cluster. */
  int darkest(int cluster) {
    for (int grey = 0; grey < LEVELS; grey++) {
      if (sizeAt(grey, cluster) > 0) {
        return grey;
      }
    }
    throw new IllegalStateException("Cluster %d is empty".formatted(cluster));
  }

  /** The cluster of all pixels of a grey value but the stray one. */
  int clusterOf(int grey) {
    return second[grey] ? 1 : 0;
  }

  /** The one pixel in the other cluster than all others of its value; −1 if there is none. */
  int stray() {
    return stray;
  }

  private void cluster() {
    float last = Float.POSITIVE_INFINITY;
    boolean[] lastSecond = second;
    int lastStray = stray;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      centre();
      float objective = objective();
      if (!(objective < last)) {
        second = lastSecond;
        stray = lastStray;
        centre();
        return;
      }
      last = objective;
      lastSecond = second.clone();
      lastStray = stray;
      if (!reassign()) {
        return;
      }
    }
  }

  /**
   * Puts the centres at the means; an empty cluster first takes the pixel farthest from its own.
   */
  private void centre() {
    average();
    measure();
    for (int cluster = 0; cluster < 2; cluster++) {
      if (size(cluster) == 0) {
        stray = farthest(1 - cluster);
        average();
        measure();
      }
    }
  }

  private void average() {
    float[] sums = sum(weights(value, 0), weights(value, 1));
    for (int cluster = 0; cluster < 2; cluster++) {
      int size = size(cluster);
      if (size > 0) {
        centre[cluster] = sums[cluster] / size;
      }
    }
  }

  private void measure() {
    for (int cluster = 0; cluster < 2; cluster++) {
      for (int grey = 0; grey < LEVELS; grey++) {
        float difference = value[grey] - centre[cluster];
        distance[cluster][grey] = difference * difference;
      }
    }
  }

  private float objective() {
    var own = new float[LEVELS];
    for (int grey = 0; grey < LEVELS; grey++) {
      own[grey] = distance[clusterOf(grey)][grey];
    }
    if (stray == NONE) {
      return sum(own, 0, 0, pixels.length);
    }
    int grey = pixels[stray] & 0xFF;
    float before = sum(own, 0, 0, stray) + distance[1 - clusterOf(grey)][grey];
    return sum(own, before, stray + 1, pixels.length);
  }

  /** Moves pixels that are strictly nearer to the other centre; tells whether there were any. */
  private boolean reassign() {
    boolean moved = false;
    for (int grey = 0; grey < LEVELS; grey++) {
      int own = clusterOf(grey);
      boolean straysHere = stray != NONE && (pixels[stray] & 0xFF) == grey;
      boolean othersMove = distance[1 - own][grey] < distance[own][grey];
      if (straysHere && distance[own][grey] < distance[1 - own][grey]) {
        stray = NONE;
        moved = true;
      } else if (othersMove && sizeAt(grey, own) > 0) {
        second[grey] = !second[grey];
        if (straysHere) {
          stray = NONE;
        }
        moved = true;
      }
    }
    return moved;
  }

  private int farthest(int cluster) {
    float most = Float.NEGATIVE_INFINITY;
    for (int grey = 0; grey < LEVELS; grey++) {
      if (sizeAt(grey, cluster) > 0) {
        most = Math.max(most, distance[cluster][grey]);
      }
    }
    int pixel = 0;
    while (distance[cluster][pixels[pixel] & 0xFF] != most) {
      pixel++;
    }
    return pixel;
  }

  private int size(int cluster) {
    int size = 0;
    for (int grey = 0; grey < LEVELS; grey++) {
      size += sizeAt(grey, cluster);
    }
    return size;
  }

  private int sizeAt(int grey, int cluster) {
    int strays = stray != NONE && (pixels[stray] & 0xFF) == grey ? 1 : 0;
    return clusterOf(grey) == cluster ? counts[grey] - strays : strays;
  }

  /** The values of a cluster's grey levels, 0 at the others: adding 0 leaves a sum as it is. */
  private float[] weights(float[] values, int cluster) {
    var weights = new float[LEVELS];
    for (int grey = 0; grey < LEVELS; grey++) {
      weights[grey] = clusterOf(grey) == cluster ? values[grey] : 0;
    }
    return weights;
  }

  private float[] sum(float[] weights0, float[] weights1) {
    if (stray == NONE) {
      return sum(weights0, weights1, new float[2], 0, pixels.length);
    }
    float[] sums = sum(weights0, weights1, new float[2], 0, stray);
    int grey = pixels[stray] & 0xFF;
    sums[1 - clusterOf(grey)] += value[grey];
    return sum(weights0, weights1, sums, stray + 1, pixels.length);
  }

  private float[] sum(float[] weights0, float[] weights1, float[] before, int from, int to) {
    float sum0 = before[0];
    float sum1 = before[1];
    for (int i = from; i < to; i++) {
      int grey = pixels[i] & 0xFF;
      sum0 += weights0[grey];
      sum1 += weights1[grey];
    }
    return new float[] {sum0, sum1};
  }

  private float sum(float[] weights, float before, int from, int to) {
    float sum = before;
    for (int i = from; i < to; i++) {
      sum += weights[pixels[i] & 0xFF];
    }
    return sum;
  }
}
