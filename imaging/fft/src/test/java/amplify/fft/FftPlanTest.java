package amplify.fft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A Fourier plan")
class FftPlanTest {

  static IntStream lengths() {
    return IntStream.concat(
        IntStream.rangeClosed(1, 300),
        IntStream.of(
            331, 367, 400, 509, 512, 600, 625, 673, 729, 731, 1034, 1024, 1280, 1380, 1999, 2000));
  }

  static IntStream randomLengths() {
    return new Random(20).ints(12, 301, 2000);
  }

  @ParameterizedTest(name = "length {0}")
  @MethodSource({"lengths", "randomLengths"})
  @DisplayName("gives what the definition gives, in every lane")
  void definition(int length) {
    Lines in = Lines.random(length, new Random(length));
    Lines out = in.transformed();
    for (int lane = 0; lane < FftPlan.LANES; lane++) {
      double[][] expected = NaiveDft.forward(in.re[lane], in.im[lane]);
      double tolerance = 4e-15 * Math.sqrt(length) * (1 + Math.log(length));
      assertTrue(
          NaiveDft.distance(expected, out.re[lane], out.im[lane]) < tolerance,
          "lane " + lane + " of length " + length);
    }
  }

  @ParameterizedTest(name = "length {0}")
  @ValueSource(ints = {12, 34, 131, 509, 1380})
  @DisplayName("keeps the energy (Parseval)")
  void parseval(int length) {
    Lines in = Lines.random(length, new Random(length));
    Lines out = in.transformed();
    for (int lane = 0; lane < FftPlan.LANES; lane++) {
      double energy = in.energy(lane);
      assertEquals(energy, out.energy(lane) / length, 1e-13 * energy);
    }
  }

  @ParameterizedTest(name = "length {0}")
  @ValueSource(ints = {10, 49, 64, 97, 106, 1034})
  @DisplayName("is linear")
  void linear(int length) {
    Random random = new Random(length);
    Lines a = Lines.random(length, random);
    Lines b = Lines.random(length, random);
    Lines sum = a.plus(b).transformed();
    Lines parts = a.transformed().plus(b.transformed());
    for (int lane = 0; lane < FftPlan.LANES; lane++) {
      double[][] expected = {parts.re[lane], parts.im[lane]};
      assertTrue(
          NaiveDft.distance(expected, sum.re[lane], sum.im[lane]) < 1e-13 * Math.sqrt(length));
    }
  }

  @ParameterizedTest(name = "length {0}")
  @MethodSource({"lengths", "randomLengths"})
  @DisplayName("takes half a line for a line with zeros elsewhere")
  void half(int length) {
    Lines in = Lines.random(length, new Random(length));
    Lines expected = in.half().transformed();
    Lines actual = in.halfTransformed();
    for (int lane = 0; lane < FftPlan.LANES; lane++) {
      double[][] line = {expected.re[lane], expected.im[lane]};
      double tolerance = 4e-15 * Math.sqrt(length) * (1 + Math.log(length));
      assertTrue(
          NaiveDft.distance(line, actual.re[lane], actual.im[lane]) < tolerance,
          "lane " + lane + " of length " + length);
    }
  }

  @Test
  @DisplayName("names the allowed lengths when it refuses one")
  void refusal() {
    for (int length : new int[] {0, -3, (1 << 22) + 1}) {
      var refused = assertThrows(IllegalArgumentException.class, () -> FftPlan.of(length));
      assertTrue(refused.getMessage().contains("1 to 2^22, got " + length), refused::getMessage);
    }
  }

  @Test
  @DisplayName("is the same object again while the cache holds it, and a new one after")
  void cached() {
    FftPlans plans = new FftPlans(2);
    FftPlan first = plans.plan(12);
    assertEquals(first, plans.plan(12));
    var unused = plans.plan(13);
    unused = plans.plan(14);
    assertTrue(first != plans.plan(12));
  }
}
