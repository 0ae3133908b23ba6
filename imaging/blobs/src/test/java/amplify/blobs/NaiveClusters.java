package amplify.blobs;

import amplify.image.GreyImage;

/** Two-cluster k-means by the letter: one float a pixel, in column-major order. */
final class NaiveClusters {

  private final GreyImage image;
  private final float[] v;
  private final float[] c = {0, 1};
  private int[] cluster;

  NaiveClusters(GreyImage image) {
    this.image = image;
    int n = image.pixels().length;
    v = new float[n];
    cluster = new int[n];
    for (int i = 0; i < n; i++) {
      v[i] = grey(i) / 255f;
    }
    for (int i = 0; i < n; i++) {
      cluster[i] = distance(i, 1) < distance(i, 0) ? 1 : 0;
    }
    run();
  }

  boolean[] dark() {
    int background = c[1] > c[0] ? 1 : 0;
    int darkest = 255;
    for (int i = 0; i < v.length; i++) {
      if (cluster[i] == background) {
        darkest = Math.min(darkest, grey(i));
      }
    }
    var dark = new boolean[v.length];
    for (int i = 0; i < v.length; i++) {
      dark[i] = cluster[i] != background && !(4 * grey(i) > 3 * darkest);
    }
    return dark;
  }

  private int grey(int i) {
    return image.grey(i % image.height(), i / image.height());
  }

  private float distance(int i, int k) {
    return (v[i] - c[k]) * (v[i] - c[k]);
  }

  private void run() {
    float last = Float.POSITIVE_INFINITY;
    int[] previous = cluster.clone();
    for (int round = 0; round < 100; round++) {
      means();
      for (int k = 0; k < 2; k++) {
        if (size(k) == 0) {
          cluster[farthest(1 - k)] = k;
          means();
        }
      }
      float objective = 0;
      for (int i = 0; i < v.length; i++) {
        objective += distance(i, cluster[i]);
      }
      if (!(objective < last)) {
        cluster = previous;
        means();
        return;
      }
      last = objective;
      previous = cluster.clone();
      boolean moved = false;
      for (int i = 0; i < v.length; i++) {
        if (distance(i, 1 - cluster[i]) < distance(i, cluster[i])) {
          cluster[i] = 1 - cluster[i];
          moved = true;
        }
      }
      if (!moved) {
        return;
      }
    }
  }

  private void means() {
    for (int k = 0; k < 2; k++) {
      float sum = 0;
      for (int i = 0; i < v.length; i++) {
        if (cluster[i] == k) {
          sum += v[i];
        }
      }
      if (size(k) > 0) {
        c[k] = sum / size(k);
      }
    }
  }

  private int size(int k) {
    int size = 0;
    for (int own : cluster) {
      size += own == k ? 1 : 0;
    }
    return size;
  }

  private int farthest(int k) {
    int farthest = -1;
    for (int i = 0; i < v.length; i++) {
      if (cluster[i] == k && (farthest < 0 || distance(i, k) > distance(farthest, k))) {
        farthest = i;
      }
    }
    return farthest;
  }
}
