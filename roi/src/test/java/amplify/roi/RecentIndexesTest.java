package amplify.roi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import amplify.ifcb.BinId;
import amplify.ifcb.RoiIndex;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which indexes are kept. */
class RecentIndexesTest {

  private static final RoiIndex INDEX =
      RoiIndex.of(BinId.parse("D20240601T120000_IFCB999"), new byte[0], true);

  private final RecentIndexes indexes = new RecentIndexes(100);

  private static RecentIndexes.Key key(int number) {
    return new RecentIndexes.Key("s3://bucket/%d.adc".formatted(number), "v");
  }

  private long kept() {
    return IntStream.range(0, 10).filter(i -> indexes.find(key(i)).isPresent()).count();
  }

  @Test
  void thoseThatNobodyAskedAboutForLongestMakeRoom() {
    indexes.keep(key(0), INDEX, 40);
    indexes.keep(key(1), INDEX, 40);
    indexes.find(key(0));
    indexes.keep(key(2), INDEX, 40);

    assertEquals(Optional.of(INDEX), indexes.find(key(0)));
    assertEquals(Optional.empty(), indexes.find(key(1)));
    assertEquals(Optional.of(INDEX), indexes.find(key(2)));
  }

  @Test
  void oneThatTakesMoreThanThereIsIsNotKept() {
    indexes.keep(key(0), INDEX, 10);
    indexes.keep(key(1), INDEX, 101);

    assertEquals(0, kept());
    indexes.keep(key(2), INDEX, 100);
    assertEquals(1, kept());
  }

  @Test
  void oneThatIsKeptAgainCountsOnce() {
    for (int i = 0; i < 20; i++) {
      indexes.keep(key(0), INDEX, 50);
    }
    indexes.keep(key(1), INDEX, 50);

    assertEquals(2, kept());
  }
}
