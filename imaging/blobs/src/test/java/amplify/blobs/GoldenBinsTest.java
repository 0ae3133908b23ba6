package amplify.blobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import amplify.ifcb.Bin;
import amplify.ifcb.Roi;
import amplify.image.GreyImage;
import amplify.testdata.TestBin;
import amplify.testdata.TestBins;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From raw image to features, everything equals the golden outputs of the reference. */
class GoldenBinsTest {

  private static final double TOLERANCE = 1e-5;

  private final Segmentation segmentation = new Segmentation();

  static Stream<TestBin> synthetic() {
    return TestBins.synthetic().stream().filter(TestBin::hasGolden);
  }

  @ParameterizedTest
  @MethodSource("synthetic")
  void syntheticBinsComeOutAsTheReferenceHasThem(TestBin bin) throws IOException {
    check(bin);
  }

  @Test
  void realBinsComeOutAsTheReferenceHasThem() throws IOException {
    List<TestBin> bins = TestBins.real().stream().filter(TestBin::hasGolden).toList();
    assumeFalse(bins.isEmpty(), "SKIPPED: no real bins with golden outputs in ../shared/data");
    for (TestBin bin : bins) {
      check(bin);
    }
  }

  private void check(TestBin bin) throws IOException {
    GoldenBin golden = GoldenBin.of(bin);
    var worst = new Worst();
    var unlike = new ArrayList<Integer>();
    int images = 0;
    int unsegmentable = 0;
    int blobRows = 0;
    try (var rois = Bin.open(bin.id(), bin.file("adc"), bin.file("roi"), bin.file("hdr"), true)) {
      for (Roi roi : rois) {
        GreyImage image = ((Roi.Image) roi).image();
        images++;
        List<Double> expected = golden.features().get(roi.target());
        if (expected.isEmpty()) {
          unsegmentable++;
          assertThrows(UnsegmentableException.class, () -> segmentation.mask(image));
          continue;
        }
        Mask mask = segmentation.mask(image);
        if (!mask.equals(golden.masks().get(roi.target()))) {
          unlike.add(roi.target());
          continue;
        }
        RoiFeatures features = RoiAnalysis.of(mask).features();
        String name = bin.id() + " ROI " + roi.target();
        worst.compare(name, RoiFeatures.columns(), expected, features.values());
        blobRows += compareBlobs(name, golden, roi.target(), features, worst);
      }
    }
    IO.println(
        "%s: %d images, %d of %d masks equal, %d blob rows, largest relative error %.1e in %s"
            .formatted(
                bin.id(),
                images,
                images - unsegmentable - unlike.size(),
                images - unsegmentable,
                blobRows,
                worst.error,
                worst.column));
    assertEquals(List.of(), unlike, "ROIs whose masks are not equal");
    assertEquals(golden.features().size(), images);
    assertEquals(golden.blobs().values().stream().mapToInt(List::size).sum(), blobRows);
    assertTrue(worst.error <= TOLERANCE, worst.column);
  }

  private static int compareBlobs(
      String name, GoldenBin golden, int target, RoiFeatures features, Worst worst) {
    if (features.numBlobs() < 2) {
      return 0;
    }
    List<List<Double>> expected = golden.blobs().get(target);
    assertEquals(expected.size(), features.numBlobs(), name);
    for (int i = 0; i < expected.size(); i++) {
      worst.compare(
          name + " blob " + (i + 1),
          BlobFeatures.columns(),
          expected.get(i),
          features.blobs().get(i).values());
    }
    return expected.size();
  }

  /** The largest relative error met, and where. */
  private static final class Worst {

    private double error;
    private String column = "none";

    void compare(
        String name, List<FeatureColumn> columns, List<Double> expected, List<Number> actual) {
      for (int i = 0; i < columns.size(); i++) {
        FeatureColumn column = columns.get(i);
        String place = name + " " + column.name();
        double wanted = expected.get(i);
        if (column.integer()) {
          assertEquals((long) wanted, (long) (Long) actual.get(i), place);
          continue;
        }
        double value = (Double) actual.get(i);
        assertEquals(Double.isNaN(wanted), Double.isNaN(value), place);
        double relative =
            wanted == value || Double.isNaN(wanted)
                ? 0
                : Math.abs(value - wanted) / Math.abs(wanted);
        if (relative > error) {
          error = relative;
          this.column = place;
        }
      }
    }
  }
}
