package amplify.phase;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The cache of filters")
class FilterCacheTest {

  @Test
  @DisplayName("keeps sizes while they fit, and lets go of the one longest unused first")
  void bounded() {
    long one = new FilterCache(0).of(40, 40).bytes();
    FilterCache cache = new FilterCache(5 * one);
    Filters first = cache.of(40, 40);
    Filters second = cache.of(40, 39);
    for (int width = 38; width > 35; width--) {
      assertSame(first, cache.of(40, 40));
      assertNotSame(first, cache.of(40, width));
    }
    assertSame(first, cache.of(40, 40));
    for (int width = 35; width > 30; width--) {
      assertNotSame(second, cache.of(40, width));
    }
    assertNotSame(second, cache.of(40, 39));
    assertNotSame(first, cache.of(40, 40));
  }

  @Test
  @DisplayName("does not keep what would push most others out")
  void tooLarge() {
    FilterCache cache = new FilterCache(new FilterCache(0).of(100, 100).bytes() * 2);
    assertNotSame(cache.of(100, 100), cache.of(100, 100));
    assertSame(cache.of(20, 20), cache.of(20, 20));
  }
}
