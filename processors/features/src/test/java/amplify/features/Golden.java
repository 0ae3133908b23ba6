package amplify.features;

import static org.junit.jupiter.api.Assertions.assertEquals;

import amplify.image.GreyImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;

/** Reads golden outputs. */
final class Golden {

  /** The reference implementation's own test bar. */
  private static final double TOLERANCE = 1e-5;

  private Golden() {}

  /** A table, heading included, by lines and fields. */
  static List<List<String>> table(Path csv) throws IOException {
    return Files.readAllLines(csv).stream().map(line -> List.of(line.split(",", -1))).toList();
  }

  static GreyImage mask(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    try (InputStream in = zip.getInputStream(entry)) {
      return png(in.readAllBytes());
    }
  }

  static GreyImage png(byte[] bytes) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
    assertEquals(1, image.getRaster().getNumBands());
    int[] grey =
        image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
    var pixels = new byte[grey.length];
    for (int i = 0; i < grey.length; i++) {
      pixels[i] = (byte) grey[i];
    }
    return new GreyImage(image.getWidth(), image.getHeight(), pixels);
  }

  /** Holds a value against a golden field: counts equal, all else within 1e-5, NaN as nothing. */
  static void assertField(String place, String field, Object value) {
    switch (value) {
      case Long count -> assertEquals(Double.parseDouble(field), count.doubleValue(), place);
      case Double number when field.isEmpty() -> assertEquals(Double.NaN, number, place);
      case Double number -> {
        double expected = Double.parseDouble(field);
        assertEquals(expected, number, Math.abs(expected) * TOLERANCE, place);
      }
      default -> throw new AssertionError(place + " is " + value);
    }
  }
}
