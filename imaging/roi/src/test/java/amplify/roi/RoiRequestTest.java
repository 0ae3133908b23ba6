package amplify.roi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.api.BadInputException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoiRequestTest {

  private static final String BIN = "s3://bucket/D20240601T120000_IFCB999";

  private final Optional<byte[]> body = Optional.of(new byte[1]);
  private final Optional<String> image = Optional.of("s3://bucket/one.png");
  private final Optional<String> bin = Optional.of(BIN);
  private final Optional<Integer> number = Optional.of(7);
  private final Optional<byte[]> noBody = Optional.empty();
  private final Optional<String> no = Optional.empty();
  private final Optional<Integer> noNumber = Optional.empty();

  @Test
  void aRoiOfABinHasAnId() {
    var roi = (RoiRequest.BinRoi) RoiRequest.of(noBody, no, bin, number);

    assertEquals("D20240601T120000_IFCB999_00007", roi.roiId());
    assertEquals(BIN + ".roi", roi.bin().file("roi"));
  }

  @Test
  void oneWayIsNeededAndNoMore() {
    assertRefused("got none of the three", noBody, no, no, noNumber);
    assertRefused("got none of the three", noBody, no, no, number);
    assertRefused("got 2 of the three", body, image, no, noNumber);
    assertRefused("got 2 of the three", noBody, image, bin, number);
    assertRefused("got 3 of the three", body, image, bin, number);
  }

  @Test
  void aBinAndANumberGoTogether() {
    assertRefused("add roi_number", noBody, no, bin, noNumber);
    assertRefused("leave it out", noBody, image, no, number);
    assertRefused("leave it out", body, no, no, number);
  }

  private static void assertRefused(
      String message,
      Optional<byte[]> content,
      Optional<String> sourceUri,
      Optional<String> binUri,
      Optional<Integer> roiNumber) {
    BadInputException refusal =
        assertThrows(
            BadInputException.class, () -> RoiRequest.of(content, sourceUri, binUri, roiNumber));
    assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
  }
}
