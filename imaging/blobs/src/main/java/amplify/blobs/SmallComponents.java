package amplify.blobs;

/** Removes components too small to be an object. */
final class SmallComponents {

  private static final int SMALLEST_KEPT = 41;

  private SmallComponents() {}

  static Mask remove(Mask mask) {
    Components components = Components.eightConnected(mask);
    int[] areas = components.areas();
    return components.keep(root -> areas[root] >= SMALLEST_KEPT);
  }
}
