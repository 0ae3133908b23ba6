package amplify.boofcv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.boofcv.Contour.Pixel;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContoursTest {

  @Test
  void aBlobWithAHoleHasTwoContours() {
    List<Contour> contours =
        drawn(
            """
            ......
            .####.
            .#..#.
            .####.
            ......
            """);

    assertEquals(List.of(false, true), contours.stream().map(Contour::inner).toList());
    assertEquals(new Pixel(1, 1), contours.getFirst().pixels().getFirst());
    assertEquals(10, contours.getFirst().pixels().size());
    assertEquals(
        Set.of(
            new Pixel(1, 2),
            new Pixel(1, 3),
            new Pixel(2, 4),
            new Pixel(3, 3),
            new Pixel(3, 2),
            new Pixel(2, 1)),
        Set.copyOf(contours.getLast().pixels()));
  }

  @Test
  void blobsThatTouchAtACornerAreOne() {
    assertEquals(1, drawn("#.\n.#\n").size());
    assertEquals(2, drawn("#..\n..#\n").size());
  }

  @Test
  void aPixelAloneAndAFullImageHaveContours() {
    assertEquals(List.of(new Contour(false, List.of(new Pixel(0, 0)))), drawn("#\n"));
    assertEquals(8, drawn("###\n###\n###\n").getFirst().pixels().size());
    assertEquals(List.of(), drawn("..\n..\n"));
  }

  /** Whatever is drawn, contours are the pixels with a side to what is no blob, and go in steps. */
  @ParameterizedTest
  @ValueSource(ints = {5, 20, 40, 60, 80, 95})
  void contoursAreThePixelsAtTheEdge(int density) {
    var random = new Random(density);
    for (int trial = 0; trial < 300; trial++) {
      int width = random.nextInt(1, 40);
      int height = random.nextInt(1, 40);
      var blobs = new byte[width * height];
      for (int i = 0; i < blobs.length; i++) {
        blobs[i] = (byte) (random.nextInt(100) < density ? 1 : 0);
      }
      var found = new HashSet<Pixel>();
      for (Contour contour : Contours.of(width, height, blobs)) {
        found.addAll(contour.pixels());
        assertTrue(isClosed(contour.pixels()), contour::toString);
      }
      assertEquals(edge(width, height, blobs), found);
    }
  }

  @Test
  void anImageAndItsPixelsMustAgree() {
    var refused =
        assertThrows(IllegalArgumentException.class, () -> Contours.of(3, 2, new byte[5]));
    assertEquals("An image of 3×2 needs one value for each pixel; got 5", refused.getMessage());
  }

  private static boolean isClosed(List<Pixel> pixels) {
    for (int i = 0; i < pixels.size(); i++) {
      Pixel one = pixels.get(i);
      Pixel next = pixels.get((i + 1) % pixels.size());
      if (Math.abs(one.row() - next.row()) > 1 || Math.abs(one.column() - next.column()) > 1) {
        return false;
      }
    }
    return true;
  }

  private static Set<Pixel> edge(int width, int height, byte[] blobs) {
    var edge = new HashSet<Pixel>();
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        boolean inside =
            row > 0
                && row < height - 1
                && column > 0
                && column < width - 1
                && blobs[(row - 1) * width + column] != 0
                && blobs[(row + 1) * width + column] != 0
                && blobs[row * width + column - 1] != 0
                && blobs[row * width + column + 1] != 0;
        if (blobs[row * width + column] != 0 && !inside) {
          edge.add(new Pixel(row, column));
        }
      }
    }
    return edge;
  }

  private static List<Contour> drawn(String picture) {
    List<String> rows = picture.lines().toList();
    int width = rows.getFirst().length();
    var blobs = new byte[width * rows.size()];
    for (int i = 0; i < blobs.length; i++) {
      blobs[i] = (byte) (rows.get(i / width).charAt(i % width) == '#' ? 1 : 0);
    }
    return Contours.of(width, rows.size(), blobs);
  }
}
