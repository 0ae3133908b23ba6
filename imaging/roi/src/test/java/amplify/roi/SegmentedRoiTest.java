package amplify.roi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.api.BadInputException;
import amplify.blobs.Blob;
import amplify.blobs.Mask;
import amplify.ifcb.Bin;
import amplify.ifcb.Roi;
import amplify.image.GreyImage;
import amplify.raster.Format;
import amplify.raster.Header;
import amplify.raster.Mode;
import amplify.raster.Picture;
import amplify.raster.RasterReader;
import amplify.testdata.TestBin;
import amplify.testdata.TestBins;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SegmentedRoiTest {

  static final List<TestBin> BINS = TestBins.synthetic();

  private final RoiSegmentation segmentation = new RoiSegmentation();
  private final RasterReader images = new RasterReader();

  @ParameterizedTest
  @FieldSource("BINS")
  void theOverlayIsTheImageWithItsBlobsOutlined(TestBin bin) throws IOException {
    int coloured = 0;
    try (Bin opened = Bin.open(bin.id(), bin.file("adc"), bin.file("roi"), bin.file("hdr"), true)) {
      for (Roi read : opened) {
        GreyImage image = ((Roi.Image) read).image();
        if (image.width() > 1 && image.height() > 1) {
          coloured += assertOverlay(segmentation.of(image));
        }
      }
    }
    assertTrue(coloured > 100, "only %d pixels are on outlines".formatted(coloured));
  }

  @Test
  void outlinesRunAlongHolesAndTheEndOfTheImage() {
    // A blob with a hole, at the right side, and one of a single pixel.
    SegmentedRoi roi =
        drawn(
            "........", //
            "..######",
            "..######",
            "..##.###",
            "..######",
            "..######",
            "#.......");
    assertOverlay(roi);

    assertEquals(
        List.of("........", "..######", "..#.#..#", "..##.#.#", "..#.#..#", "..######", "#......."),
        colouredRows(roi));
  }

  @Test
  void theMaskIsAGreyPngOfItself() {
    SegmentedRoi roi = drawn(".##", "..#");
    Picture mask = images.read(roi.maskPng());

    assertEquals(Mode.GREY, mask.mode());
    assertArrayEquals(new byte[] {0, -1, -1, 0, 0, -1}, mask.bytes());
  }

  @Test
  void blobsHaveAreasAndBoxesLargerOnesFirst() {
    SegmentedRoi roi = drawn("..#....", ".##....", "......#", ".....#.", ".......");
    List<Blob> blobs = roi.blobs();

    assertEquals(List.of(3, 2), blobs.stream().map(Blob::area).toList());
    assertEquals(
        List.of(new Box(1, 0, 2, 2), new Box(5, 2, 2, 2)), blobs.stream().map(Box::of).toList());
    assertEquals(Optional.of(new Box(1, 0, 6, 4)), Box.around(blobs));
  }

  @Test
  void anImageWithoutABlobHasNoBoxAndAnOverlayOfItself() {
    SegmentedRoi roi = drawn("....", "....");

    assertEquals(List.of(), roi.blobs());
    assertEquals(Optional.empty(), Box.around(roi.blobs()));
    assertEquals(0, assertOverlay(roi));
  }

  @Test
  void anImageTooSmallIsRefused() {
    BadInputException refusal =
        assertThrows(
            BadInputException.class, () -> segmentation.of(new GreyImage(1, 30, new byte[30])));

    assertTrue(refusal.getMessage().contains("1×30"), refusal.getMessage());
  }

  @Test
  void aMaskOfAnotherSizeIsRefused() {
    Mask mask = drawn("..").mask();
    assertThrows(
        IllegalArgumentException.class,
        () -> new SegmentedRoi(new GreyImage(1, 2, new byte[2]), mask));
  }

  /** Holds the overlay against the image and the mask, pixel by pixel; how many are coloured. */
  private int assertOverlay(SegmentedRoi roi) {
    Header header = images.header(roi.overlayPng());
    assertEquals(Format.PNG, header.format());
    Picture overlay = images.read(roi.overlayPng());
    assertEquals(Mode.RGB, overlay.mode());
    assertEquals(roi.image().width(), overlay.width());
    assertEquals(roi.image().height(), overlay.height());
    int coloured = 0;
    for (int row = 0; row < overlay.height(); row++) {
      for (int column = 0; column < overlay.width(); column++) {
        boolean boundary =
            covers(roi, row, column)
                && !(covers(roi, row - 1, column)
                    && covers(roi, row + 1, column)
                    && covers(roi, row, column - 1)
                    && covers(roi, row, column + 1));
        int expected =
            boundary ? SegmentedRoi.OUTLINE_COLOUR : roi.image().grey(row, column) * 0x010101;
        assertEquals(expected, rgb(overlay, row, column));
        coloured += boundary ? 1 : 0;
      }
    }
    return coloured;
  }

  private List<String> colouredRows(SegmentedRoi roi) {
    Picture overlay = images.read(roi.overlayPng());
    return IntStream.range(0, overlay.height()).mapToObj(row -> colouredRow(overlay, row)).toList();
  }

  private static String colouredRow(Picture overlay, int row) {
    var marks = new StringBuilder();
    for (int column = 0; column < overlay.width(); column++) {
      marks.append(rgb(overlay, row, column) == SegmentedRoi.OUTLINE_COLOUR ? '#' : '.');
    }
    return marks.toString();
  }

  private static int rgb(Picture picture, int row, int column) {
    return picture.sample(row, column, 0) << 16
        | picture.sample(row, column, 1) << 8
        | picture.sample(row, column, 2);
  }

  private static boolean covers(SegmentedRoi roi, int row, int column) {
    return row >= 0
        && row < roi.mask().height()
        && column >= 0
        && column < roi.mask().width()
        && roi.mask().isSet(row, column);
  }

  /** An image of rising greys with a mask of the given marks. */
  private static SegmentedRoi drawn(String... rows) {
    int width = rows[0].length();
    var mask = new byte[width * rows.length];
    var greys = new byte[mask.length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = (byte) (rows[i / width].charAt(i % width) == '#' ? 255 : 0);
      greys[i] = (byte) (100 + i);
    }
    return new SegmentedRoi(
        new GreyImage(width, rows.length, greys), Mask.of(new GreyImage(width, rows.length, mask)));
  }
}
