package amplify.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartPlanTest {

  private static final long MIB = 1L << 20;
  private static final long USUAL = 5 * MIB;

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "5242879, 1",
    "5242880, 1",
    "5242881, 2",
    "10485760, 2",
    "52428800000, 10000",
  })
  void filesAreCutEveryFiveMebibytes(long size, int parts) {
    PartPlan plan = PartPlan.of(size, USUAL);

    assertEquals(USUAL, plan.partSize());
    assertEquals(parts, plan.parts());
  }

  @ParameterizedTest
  @CsvSource({"52428800001, 6", "62914560000, 6", "62914560001, 7", "5497558138880, 525"})
  void whereThatWouldBeMoreThanTenThousandPartsTheyAreLargerByWholeMebibytes(
      long size, long partMib) {
    PartPlan plan = PartPlan.of(size, USUAL);

    assertEquals(partMib * MIB, plan.partSize());
    assertTrue(plan.parts() <= PartPlan.MOST_PARTS);
  }

  @Test
  void theLengthsOfAllPartsMakeTheFile() {
    PartPlan plan = PartPlan.of(2 * USUAL + 7, USUAL);

    assertEquals(USUAL, plan.length(1));
    assertEquals(USUAL, plan.length(2));
    assertEquals(7, plan.length(3));
    assertEquals(USUAL, PartPlan.of(USUAL, USUAL).length(1));
  }
}
