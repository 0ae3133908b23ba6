package amplify.bench;

import amplify.image.GreyImage;
import amplify.testdata.TestBin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;

/** The images of a bin whose lines are all sound, of D-style instruments. */
final class BinImages {

  private static final int WIDTH = 15;
  private static final int HEIGHT = 16;
  private static final int OFFSET = 17;

  private BinImages() {}

  static List<GreyImage> of(TestBin bin) {
    try {
      byte[] roi = Files.readAllBytes(bin.file("roi"));
      return Files.readAllLines(bin.file("adc")).stream()
          .map(line -> line.split(",", -1))
          .filter(columns -> number(columns, WIDTH) > 1 && number(columns, HEIGHT) > 1)
          .map(columns -> image(roi, columns))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GreyImage image(byte[] roi, String[] columns) {
    int width = number(columns, WIDTH);
    int height = number(columns, HEIGHT);
    int offset = number(columns, OFFSET);
    return new GreyImage(width, height, Arrays.copyOfRange(roi, offset, offset + width * height));
  }

  private static int number(String[] columns, int column) {
    return Integer.parseInt(columns[column].strip());
  }
}
