package amplify.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.api.Artifact;
import amplify.api.Column;
import amplify.api.Schema;
import amplify.blobs.BlobFeatures;
import amplify.blobs.RoiFeatures;
import amplify.testkit.RecordingWork;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MultiblobTableTest {

  private static final BlobFeatures BLOB =
      new BlobFeatures(
          229,
          1357.953425,
          34,
          10,
          274.3191958,
          74.63839154,
          0.9638451296,
          17.07547527,
          0.6735294118,
          34.47801015,
          9.187116335,
          3.333344301,
          80.07716447,
          6.735294118,
          0.8347939318,
          837.0734176,
          34.92819064,
          10);

  private final RecordingWork work = RecordingWork.of(Schema.of(Column.int64("n")));

  @Test
  void roisWithOneBlobOrNoneAreLeftOut() {
    var table = new MultiblobTable(work.output());
    table.add(1, new RoiFeatures(List.of()));
    table.add(2, new RoiFeatures(List.of(BLOB)));
    table.end();

    assertEquals(List.of(), work.artifacts());
  }

  @Test
  void eachBlobHasALineOfTwentyFields() {
    var table = new MultiblobTable(work.output());
    table.add(11, new RoiFeatures(List.of(BLOB, BLOB)));
    table.end();

    String values =
        "229,1357.953425,34,10,274.3191958,74.63839154,0.9638451296,17.07547527,0.6735294118,"
            + "34.47801015,9.187116335,3.333344301,80.07716447,6.735294118,0.8347939318,"
            + "837.0734176,34.92819064,10";
    assertEquals(
        List.of(
            "roi_number,blob_number,Area,Biovolume,BoundingBox_xwidth,BoundingBox_ywidth,"
                + "ConvexArea,ConvexPerimeter,Eccentricity,EquivDiameter,Extent,MajorAxisLength,"
                + "MinorAxisLength,Orientation,Perimeter,RepresentativeWidth,Solidity,SurfaceArea,"
                + "maxFeretDiameter,minFeretDiameter",
            "11,1," + values,
            "11,2," + values),
        lines(work.artifacts().getFirst()));
  }

  @Test
  void aTableThatGrowsTooLargeIsEmittedInParts() {
    var table = new MultiblobTable(work.output(), 2_000);
    for (int target = 1; target <= 20; target++) {
      table.add(target, new RoiFeatures(List.of(BLOB, BLOB)));
    }
    table.end();

    List<Artifact> parts = work.artifacts();
    assertTrue(parts.size() > 2);
    assertEquals("multiblob.csv", parts.getFirst().name());
    assertEquals("multiblob-2.csv", parts.get(1).name());
    for (Artifact part : parts) {
      assertTrue(part.bytes().length < 2_300);
      assertTrue(lines(part).getFirst().startsWith("roi_number,"));
    }
    assertEquals(40, parts.stream().mapToInt(part -> lines(part).size() - 1).sum());
  }

  private static List<String> lines(Artifact part) {
    return new String(part.bytes(), StandardCharsets.US_ASCII).lines().toList();
  }
}
