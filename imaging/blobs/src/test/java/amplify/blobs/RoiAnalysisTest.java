package amplify.blobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoiAnalysisTest {

  @Test
  void ofAnEmptyMaskIsAllZeroAndItsRatiosUndefined() {
    RoiAnalysis analysis = RoiAnalysis.of(new Mask(5, 4));
    assertEquals(List.of(), analysis.blobs());
    List<Number> values = analysis.features().values();
    for (int i = 0; i < 27; i++) {
      assertEquals(0.0, values.get(i).doubleValue());
    }
    for (int i = 27; i < 30; i++) {
      assertEquals(Double.NaN, values.get(i));
    }
  }

  @Test
  void knowsTheTypeOfEveryColumn() {
    List<Number> values = RoiAnalysis.of(RandomMasks.of("##", "##")).features().values();
    assertEquals(30, RoiFeatures.columns().size());
    for (int i = 0; i < 30; i++) {
      assertEquals(RoiFeatures.columns().get(i).integer(), values.get(i) instanceof Long);
    }
    assertEquals(
        List.of("Area", "BoundingBox_xwidth", "BoundingBox_ywidth", "numBlobs", "summedArea"),
        RoiFeatures.columns().stream()
            .filter(FeatureColumn::integer)
            .map(FeatureColumn::name)
            .toList());
    assertEquals(BlobFeatures.columns(), RoiFeatures.columns().subList(0, 18));
  }

  @Test
  void putsLargerBlobsFirstThenThoseFurtherLeftThenThoseFurtherUp() {
    RoiAnalysis analysis =
        RoiAnalysis.of(
            RandomMasks.of(
                "....##....", //
                "..........",
                ".##....###",
                "..........",
                "....##....",
                ".##......."));
    List<String> places =
        analysis.blobs().stream().map(blob -> blob.row() + "," + blob.column()).toList();
    assertEquals(List.of("2,7", "2,1", "5,1", "0,4", "4,4"), places);
  }

  @Test
  void ordersBlobsOfTheSameBoxByTheirFirstPixelDownTheColumns() {
    List<Blob> blobs =
        RoiAnalysis.of(
                RandomMasks.of(
                    ".###.", //
                    "#....", "#.###", "#...#", ".##.#"))
            .blobs();
    assertEquals(2, blobs.size());
    assertEquals(5, blobs.get(1).mask().height() + blobs.get(1).row() - blobs.get(0).row());
  }

  @Test
  void cropsABlobToItselfAlone() {
    RoiAnalysis analysis =
        RoiAnalysis.of(
            RandomMasks.of(
                "#####", //
                "#....", "#.#..", "#...."));
    assertEquals(
        RandomMasks.of("#####", "#....", "#....", "#...."), analysis.blobs().getFirst().mask());
    assertEquals(RandomMasks.of("#"), analysis.blobs().getLast().mask());
  }

  @Test
  void sumsOverAllBlobs() {
    RoiFeatures features =
        RoiAnalysis.of(RandomMasks.of("###..##", "###..##", "###....")).features();
    List<BlobFeatures> blobs = features.blobs();
    List<Number> values = features.values();
    assertEquals(2L, values.get(18));
    assertEquals(13L, values.get(19));
    assertEquals(blobs.get(0).biovolume() + blobs.get(1).biovolume(), values.get(20));
    assertEquals(blobs.get(0).convexArea() + blobs.get(1).convexArea(), values.get(21));
    double convexPerimeter = blobs.get(0).convexPerimeter() + blobs.get(1).convexPerimeter();
    double perimeter = blobs.get(0).perimeter() + blobs.get(1).perimeter();
    assertEquals(convexPerimeter, values.get(22));
    assertEquals(perimeter, values.get(25));
    assertEquals(9 / blobs.get(0).perimeter(), values.get(28));
    assertEquals(convexPerimeter / perimeter, values.get(29));
  }

  @Test
  void takesAStraightLinesPerimeterAndAreaForItsHulls() {
    BlobFeatures line = RoiAnalysis.of(RandomMasks.of("#######")).features().largest();
    assertEquals(line.perimeter(), line.convexPerimeter());
    assertEquals(7.0, line.convexArea());
    assertEquals(1.0, line.solidity());
    assertEquals(7.0, line.maxFeretDiameter(), 0.2);
    assertEquals(1.0, line.minFeretDiameter(), 1e-12);
  }

  @ParameterizedTest
  @MethodSource("amplify.blobs.RandomMasks#any")
  void hasEveryPixelInOneBlob(Mask mask) {
    RoiAnalysis analysis = RoiAnalysis.of(mask);
    var union = new Mask(mask.width(), mask.height());
    int area = 0;
    for (Blob blob : analysis.blobs()) {
      Mask placed =
          RandomMasks.where(
              mask.width(),
              mask.height(),
              (row, column) ->
                  RandomMasks.at(blob.mask(), row - blob.row(), column - blob.column()));
      union = union.or(placed);
      area += blob.mask().area();
    }
    assertEquals(mask, union);
    assertEquals(mask.area(), area, "no pixel in two blobs");
    assertEquals(area, (long) (Long) analysis.features().values().get(19));
  }

  @ParameterizedTest
  @MethodSource("amplify.blobs.RandomMasks#any")
  void hasNoUndefinedValueButRatios(Mask mask) {
    List<Number> values = RoiAnalysis.of(mask).features().values();
    for (int i = 0; i < 27; i++) {
      assertTrue(Double.isFinite(values.get(i).doubleValue()), RoiFeatures.columns().get(i).name());
    }
  }
}
