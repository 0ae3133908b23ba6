package amplify.blobs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import amplify.image.GreyImage;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every step, given the golden result of the step before, gives its own golden result. */
class StagesTest {

  static Stream<Stage> stages() {
    return Stage.all();
  }

  @ParameterizedTest
  @MethodSource("stages")
  void hysteresisFindsTheEdges(Stage stage) {
    GreyImage image = stage.image();
    assertEquals(
        stage.mask("2-hysteresis"),
        Hysteresis.edges(stage.response(), image.width(), image.height()));
  }

  @ParameterizedTest
  @MethodSource("stages")
  void theBorderIsTrimmed(Stage stage) {
    assertEquals(stage.mask("3-trimmed"), BorderTrim.trim(stage.mask("2-hysteresis")));
  }

  @ParameterizedTest
  @MethodSource("stages")
  void gapsAreClosed(Stage stage) {
    assertEquals(stage.mask("4-closed"), Closing.close(stage.mask("3-trimmed")));
  }

  @ParameterizedTest
  @MethodSource("stages")
  void edgesAreThinned(Stage stage) {
    assertEquals(stage.mask("5-thinned"), Thinning.thin(stage.mask("4-closed")));
  }

  @ParameterizedTest
  @MethodSource("stages")
  void darkPixelsAreFound(Stage stage) {
    assertEquals(stage.mask("6-dark"), DarkPixels.of(stage.image()));
  }

  @ParameterizedTest
  @MethodSource("stages")
  void edgesAndDarkPixelsAreUnited(Stage stage) {
    assertEquals(stage.mask("7-union"), stage.mask("5-thinned").or(stage.mask("6-dark")));
  }

  @ParameterizedTest
  @MethodSource("stages")
  void holesAreFilled(Stage stage) {
    assertEquals(stage.mask("8-filled"), HoleFilling.fill(stage.mask("7-union")));
  }

  @ParameterizedTest
  @MethodSource("stages")
  void allStepsTogetherGiveTheMask(Stage stage) {
    assertEquals(
        stage.mask("9-final"), new Segmentation(image -> stage.response()).mask(stage.image()));
  }

  @ParameterizedTest
  @MethodSource("stages")
  void theLargestBlobComesFirst(Stage stage) {
    List<Blob> blobs = Blobs.of(stage.mask("9-final"));
    assertEquals(stage.json().get("blobs").size(), blobs.size());
    for (int i = 0; i < blobs.size(); i++) {
      assertEquals(
          stage.json().get("blobs").get(i).get("area").asInt(), blobs.get(i).mask().area());
    }
    if (!blobs.isEmpty()) {
      assertEquals(stage.mask("a-largest"), blobs.getFirst().mask());
    }
  }

  @ParameterizedTest
  @MethodSource("stages")
  void blobsHaveTheirHull(Stage stage) {
    List<Blob> blobs = Blobs.of(stage.mask("9-final"));
    for (int i = 0; i < blobs.size(); i++) {
      Set<List<Integer>> expected = new HashSet<>();
      for (JsonNode corner : stage.json().get("blobs").get(i).get("hull")) {
        expected.add(List.of(corner.get(0).asInt(), corner.get(1).asInt()));
      }
      ConvexHull hull = ConvexHull.of(blobs.get(i).mask());
      Set<List<Integer>> corners = new HashSet<>();
      for (int corner = 0; corner < hull.corners(); corner++) {
        corners.add(List.of(hull.y(corner), hull.x(corner)));
      }
      assertEquals(expected, corners);
      assertEquals(expected.size(), hull.corners(), "every corner once");
    }
  }

  @ParameterizedTest
  @MethodSource("stages")
  void blobsHaveTheirPerimeterAndOrientation(Stage stage) {
    List<Blob> blobs = Blobs.of(stage.mask("9-final"));
    for (int i = 0; i < blobs.size(); i++) {
      JsonNode expected = stage.json().get("blobs").get(i);
      Mask blob = blobs.get(i).mask();
      assertClose(expected.get("perimeter").asDouble(), Perimeter.length(PerimeterPixels.of(blob)));
      assertClose(expected.get("orientation").asDouble(), Orientation.of(blob, Moments.of(blob)));
    }
  }

  @ParameterizedTest
  @MethodSource("stages")
  void blobsAreLaidFlat(Stage stage) {
    List<Blob> blobs = Blobs.of(stage.mask("9-final"));
    for (int i = 0; i < blobs.size(); i++) {
      Mask flat = flat(blobs.get(i).mask());
      assertEquals(stage.json().get("blobs").get(i).get("rotated_area").asInt(), flat.area());
      if (i == 0) {
        assertEquals(stage.mask("b-rotated"), flat);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("stages")
  void bothModelsOfVolumeAgree(Stage stage) {
    List<Blob> blobs = Blobs.of(stage.mask("9-final"));
    for (int i = 0; i < blobs.size(); i++) {
      JsonNode expected = stage.json().get("blobs").get(i);
      Mask blob = blobs.get(i).mask();
      assertVolume(expected.get("sor"), SolidOfRevolution.of(flat(blob)));
      assertVolume(expected.get("distmap"), DistanceMap.volume(blob, PerimeterPixels.of(blob)));
    }
  }

  private static Mask flat(Mask blob) {
    Moments moments = Moments.of(blob);
    return Rotation.flat(blob, moments, Orientation.of(blob, moments));
  }

  private static void assertVolume(JsonNode expected, Volume volume) {
    assertClose(expected.get(0).asDouble(), volume.biovolume());
    assertClose(expected.get(1).asDouble(), volume.representativeWidth());
    assertClose(expected.get(2).asDouble(), volume.surfaceArea());
  }

  private static void assertClose(double expected, double actual) {
    assertEquals(expected, actual, 1e-6 * Math.abs(expected));
  }
}
