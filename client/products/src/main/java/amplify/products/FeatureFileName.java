package amplify.products;

/** How files of features are named. */
public enum FeatureFileName {
  /** {@code <bin>_fea_v4.csv}: IFCB Dashboard, ifcbkit, MATLAB. */
  FEA("_fea_v4.csv"),

  /** {@code <bin>_features_v4.csv}: the reference extractor. */
  FEATURES("_features_v4.csv");

  private final String ending;

  FeatureFileName(String ending) {
    this.ending = ending;
  }

  String of(String binId) {
    return binId + ending;
  }
}
