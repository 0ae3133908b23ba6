package amplify.testdata;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A bin to test with.
 *
 * @param id the bin id
 * @param folder where its .adc, .roi and .hdr lie
 * @param golden where its golden outputs lie; a bin without images has none
 */
public record TestBin(String id, Path folder, Path golden) {

  /** The bin's file of the given extension. */
  public Path file(String extension) {
    return folder.resolve(id + "." + extension);
  }

  /** The golden table of the 30 features, one row an image. */
  public Path goldenFeatures() {
    return golden.resolve(id + "_features_v4.csv");
  }

  /** The golden masks, one PNG an image. */
  public Path goldenBlobs() {
    return golden.resolve(id + "_blobs_v4.zip");
  }

  /** The golden table of single blobs; absent where no image has more than one. */
  public Path goldenMultiblob() {
    return golden.resolve("multiblob").resolve(id + "_multiblob_v4.csv");
  }

  /** The golden intermediate results of some images; absent for most bins. */
  public Path goldenStages() {
    return golden.resolve("stages");
  }

  /** Whether the bin has golden outputs. */
  public boolean hasGolden() {
    return Files.exists(goldenFeatures());
  }

  @Override
  public String toString() {
    return id;
  }
}
