package amplify.roi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import amplify.ifcb.BinId;
import amplify.ifcb.RoiIndex;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which indexes are kept. */
class RecentIndexesTest {

  private static final int KIB = 1_024;

  private static final RoiIndex INDEX =
      RoiIndex.of(BinId.parse("D20240601T120000_IFCB999"), new byte[0], true);

  private final RecentIndexes indexes = new RecentIndexes(100 * KIB);

  private static RecentIndexes.Key key(int number) {
    return new RecentIndexes.Key("s3://bucket/%d.adc".formatted(number), "v");
  }

  private long kept() {
    return IntStream.range(0, 10).filter(i -> indexes.find(key(i)).isPresent()).count();
  }

  @Test
  void thoseThatNobodyAskedAboutForLongestMakeRoom() {
    indexes.keep(key(0), INDEX, 40 * KIB);
    indexes.keep(key(1), INDEX, 40 * KIB);
    indexes.find(key(0));
    indexes.keep(key(2), INDEX, 40 * KIB);

    assertEquals(Optional.of(INDEX), indexes.find(key(0)));
    assertEquals(Optional.empty(), indexes.find(key(1)));
    assertEquals(Optional.of(INDEX), indexes.find(key(2)));
  }

  @Test
  void oneThatTakesMoreThanThereIsIsNotKept() {
    indexes.keep(key(0), INDEX, 10 * KIB);
    indexes.keep(key(1), INDEX, 101 * KIB);

    assertEquals(0, kept());
    indexes.keep(key(2), INDEX, 100 * KIB);
    assertEquals(1, kept());
  }

  @Test
  void oneThatIsKeptAgainCountsOnce() {
    for (int i = 0; i < 20; i++) {
      indexes.keep(key(0), INDEX, 50 * KIB);
    }
    indexes.keep(key(1), INDEX, 50 * KIB);

    assertEquals(2, kept());
  }

  @Test
  void thoseOfEmptyBinsTakeRoomAsWell() {
    for (int i = 0; i < 200; i++) {
      indexes.keep(key(i), INDEX, 0);
    }

    assertEquals(0, kept());
    assertEquals(Optional.of(INDEX), indexes.find(key(199)));
    assertEquals(Optional.of(INDEX), indexes.find(key(100)));
  }
}
