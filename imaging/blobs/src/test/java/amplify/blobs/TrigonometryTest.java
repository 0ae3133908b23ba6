package amplify.blobs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Functions of an angle are the double nearest to the true value. */
class TrigonometryTest {

  private static final int RANDOM_ANGLES = 5000;

  @Test
  void sinesAndCosinesAreTheNearestDoubles() {
    angles()
        .forEach(angle -> {
          assertEquals(DecimalAngles.sin(angle), Trigonometry.turn(angle).sin(), "sin " + angle);
          assertEquals(DecimalAngles.cos(angle), Trigonometry.turn(angle).cos(), "cos " + angle);
        });
  }

  @Test
  void sinesAndCosinesOfAxesAndDiagonalsAreKnown() {
    assertEquals(0x1.1a62633145c07p-54, Trigonometry.turn(Math.PI / 2).cos());
    assertEquals(0x1.1a62633145c07p-53, Trigonometry.turn(Math.PI).sin());
    assertEquals(-1, Trigonometry.turn(Math.PI).cos());
    assertEquals(0x1.6a09e667f3bcdp-1, Trigonometry.turn(Math.PI / 4).cos());
    assertEquals(0x1.6a09e667f3bccp-1, Trigonometry.turn(Math.PI / 4).sin());
    assertEquals(1, Trigonometry.turn(0).cos());
    assertEquals(0, Trigonometry.turn(0).sin());
  }

  @Test
  void arcsOfAnyVectorAreTheNearestDoubles() {
    var random = new Random(20261201);
    for (int i = 0; i < RANDOM_ANGLES; i++) {
      checkArc(random.nextGaussian(), random.nextGaussian());
      checkArc(1000 * random.nextGaussian(), random.nextGaussian());
      checkArc(random.nextGaussian(), 1000 * random.nextGaussian());
    }
  }

  @Test
  void arcsBesideTheAxesAndDiagonalsAreTheNearestDoubles() {
    var random = new Random(20261202);
    for (int i = 0; i < RANDOM_ANGLES; i++) {
      double length = random.nextInt(1, 100_000) / 8.0 * random.nextDouble(0.5, 2);
      double beside = random.nextGaussian() * Math.pow(2, -random.nextInt(60));
      for (double side : new double[] {length, -length}) {
        checkArc(beside, side);
        checkArc(side, beside);
        checkArc(side + beside, side);
        checkArc(side + beside, -side);
      }
    }
  }

  @Test
  void arcsOfTheAxesKeepTheirSigns() {
    assertEquals(0.0, Trigonometry.atan2(0.0, 3));
    assertEquals(-0.0, Trigonometry.atan2(-0.0, 3));
    assertEquals(0.0, Trigonometry.atan2(0.0, 0.0));
    assertEquals(Math.PI, Trigonometry.atan2(0.0, -3));
    assertEquals(-Math.PI, Trigonometry.atan2(-0.0, -3));
    assertEquals(Math.PI / 2, Trigonometry.atan2(3, 0.0));
    assertEquals(-Math.PI / 2, Trigonometry.atan2(-3, -0.0));
  }

  private static void checkArc(double y, double x) {
    assertEquals(DecimalAngles.atan2(y, x), Trigonometry.atan2(y, x), () -> "atan2 " + y + " " + x);
  }

  /** Any angles, and those next to whole eighths of a turn. */
  private static DoubleStream angles() {
    var random = new Random(20261201);
    DoubleStream any = random.doubles(RANDOM_ANGLES, -2 * Math.PI, 2 * Math.PI);
    DoubleStream nearby =
        random
            .doubles(RANDOM_ANGLES, -1, 1)
            .map(offset ->
                (random.nextInt(17) - 8) * (Math.PI / 4)
                    + offset * Math.pow(2, -random.nextInt(60)));
    return DoubleStream.concat(any, nearby);
  }
}
