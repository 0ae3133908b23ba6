package amplify.products;

import amplify.ifcb.BadBinException;
import amplify.ifcb.BinId;
import java.nio.file.Path;

/**
 * Where a bin's files go.
 *
 * @param root the folder that Dashboard looks into
 * @param name how files of features are named
 */
record ProductFolder(Path root, FeatureFileName name) {

  Path features(String binId) {
    return day("features", binId).resolve(name.of(binId));
  }

  Path multiblob(String binId) {
    return day("features", binId).resolve("multiblob").resolve(binId + "_multiblob_v4.csv");
  }

  Path blobs(String binId) {
    return day("blobs", binId).resolve(binId + "_blobs_v4.zip");
  }

  private Path day(String kind, String binId) {
    try {
      return root.resolve(kind).resolve(BinId.parse(binId).dayDirectory());
    } catch (BadBinException e) {
      throw new ProductsException(e.getMessage(), e);
    }
  }
}
