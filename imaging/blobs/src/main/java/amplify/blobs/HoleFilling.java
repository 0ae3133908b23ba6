package amplify.blobs;

/** Sets the clear pixels from which no path over sides of clear pixels leads out of the image. */
final class HoleFilling {

  private HoleFilling() {}

  static Mask fill(Mask mask) {
    Components clear = Components.fourConnected(mask.complement());
    var outside = new boolean[clear.runs()];
    for (int run = 0; run < clear.runs(); run++) {
      int row = clear.row(run);
      if (row == 0
          || row == mask.height() - 1
          || clear.first(run) == 0
          || clear.end(run) == mask.width()) {
        outside[clear.root(run)] = true;
      }
    }
    return clear.keep(root -> outside[root]).complement();
  }
}
