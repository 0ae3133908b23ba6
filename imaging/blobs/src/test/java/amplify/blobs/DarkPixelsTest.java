package amplify.blobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.image.GreyImage;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** Clustering gives, to the last bit, what a loop over single pixels gives. */
class DarkPixelsTest {

  private final Random random = new Random(7);

  @Test
  void ofNoiseAreThoseOfTheDefinition() {
    for (int i = 0; i < 400; i++) {
      int low = random.nextInt(256);
      int spread = 1 + random.nextInt(256 - low);
      check(image(_ -> low + random.nextInt(spread)));
    }
  }

  @Test
  void ofTwoKindsOfPixelsAreThoseOfTheDefinition() {
    for (int i = 0; i < 400; i++) {
      int bright = 100 + random.nextInt(120);
      int dark = random.nextInt(120);
      int share = 2 + random.nextInt(60);
      int noise = 1 + random.nextInt(30);
      check(image(_ -> (random.nextInt(share) == 0 ? dark : bright) + random.nextInt(noise)));
    }
  }

  @Test
  void ofImagesAllOnOneSideAreThoseOfTheDefinition() {
    for (int i = 0; i < 200; i++) {
      int low = random.nextBoolean() ? random.nextInt(60) : 128 + random.nextInt(60);
      int spread = 1 + random.nextInt(6);
      check(image(_ -> low + random.nextInt(spread)));
    }
  }

  /** Few pixels of few values: distances that are equal to the last bit come up. */
  @Test
  void ofTinyImagesAreThoseOfTheDefinition() {
    for (int i = 0; i < 30_000; i++) {
      var pixels = new byte[4 + 2 * random.nextInt(8)];
      int low = random.nextInt(128);
      int step = 1 + random.nextInt((255 - low) / 5);
      for (int j = 0; j < pixels.length; j++) {
        pixels[j] = (byte) (low + step * random.nextInt(6));
      }
      check(new GreyImage(2, pixels.length / 2, pixels));
    }
  }

  @Test
  void ofLargeImagesAreThoseOfTheDefinition() {
    var pixels = new byte[700 * 500];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (170 + 12 * random.nextGaussian() - (i / 5000 % 7 == 0 ? 90 : 0));
    }
    check(new GreyImage(700, 500, pixels));
  }

  @Test
  void ofConstantImagesAreAtMostOne() {
    for (int grey = 0; grey < 256; grey++) {
      int constant = grey;
      GreyImage image = image(_ -> constant);
      check(image);
      assertTrue(DarkPixels.of(image).area() <= 1);
    }
  }

  private GreyImage image(IntUnaryOperator grey) {
    int width = 2 + random.nextInt(70);
    int height = 2 + random.nextInt(40);
    var pixels = new byte[width * height];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) grey.applyAsInt(i);
    }
    return new GreyImage(width, height, pixels);
  }

  private static void check(GreyImage image) {
    boolean[] dark = new NaiveClusters(image).dark();
    assertEquals(
        RandomMasks.where(
            image.width(), image.height(), (row, column) -> dark[column * image.height() + row]),
        DarkPixels.of(image));
  }
}
