package amplify.blobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.image.GreyImage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentationTest {

  private final Segmentation segmentation = new Segmentation();

  @Test
  void refusesImagesOfOneRowOrColumn() {
    Exception row =
        assertThrows(UnsegmentableException.class, () -> segmentation.mask(constant(9, 1, 100)));
    assertEquals(
        "An image of 9×1 pixels cannot be segmented: it is smaller than 2×2 pixels",
        row.getMessage());
    assertThrows(UnsegmentableException.class, () -> segmentation.mask(constant(1, 9, 100)));
    assertThrows(UnsegmentableException.class, () -> segmentation.mask(constant(1, 1, 100)));
  }

  @Test
  void findsNothingInConstantImages() {
    for (int grey = 0; grey < 256; grey += 51) {
      for (int side : new int[] {2, 3, 16, 41}) {
        Mask mask = segmentation.mask(constant(side, side + 1, grey));
        assertTrue(mask.isEmpty(), "grey %d, side %d".formatted(grey, side));
        assertEquals(side, mask.width());
        assertEquals(side + 1, mask.height());
      }
    }
  }

  @Test
  void findsADarkDisk() {
    GreyImage image = disk(90, 70, 20);
    RoiAnalysis analysis = RoiAnalysis.of(segmentation.mask(image));
    assertEquals(1, analysis.blobs().size());
    BlobFeatures disk = analysis.features().largest();
    assertEquals(40, disk.equivDiameter(), 4);
    assertTrue(disk.eccentricity() < 0.2);
  }

  @Test
  void keepsASmallObjectThatErosionWouldRemove() {
    RoiAnalysis analysis = RoiAnalysis.of(segmentation.mask(disk(40, 40, 3)));
    assertEquals(1, analysis.blobs().size());
  }

  @Test
  void givesManyThreadsTheSameMasksAsOne() {
    List<GreyImage> images =
        List.of(disk(90, 70, 20), disk(64, 64, 12), disk(33, 129, 9), disk(90, 70, 5));
    List<Mask> expected = images.stream().map(segmentation::mask).toList();
    for (int round = 0; round < 20; round++) {
      assertEquals(expected, images.parallelStream().map(segmentation::mask).toList());
    }
  }

  private static GreyImage constant(int width, int height, int grey) {
    var pixels = new byte[width * height];
    Arrays.fill(pixels, (byte) grey);
    return new GreyImage(width, height, pixels);
  }

  private static GreyImage disk(int width, int height, double radius) {
    var pixels = new byte[width * height];
    for (int i = 0; i < pixels.length; i++) {
      int row = i / width;
      double distance = Math.hypot(i % width - width / 2.0, row - height / 2.0);
      pixels[i] = (byte) (distance < radius ? 60 : 190);
    }
    return new GreyImage(width, height, pixels);
  }
}
