package amplify.ifcb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinIdTest {

  @Test
  void aDStyleIdNamesDateTimeAndInstrument() {
    BinId id = BinId.parse("D20130526T095207_IFCB013");

    assertEquals(BinStyle.D, id.style());
    assertEquals(13, id.instrument());
    assertEquals(Instant.parse("2013-05-26T09:52:07Z"), id.sampleTime());
    assertEquals("D20130526", id.dayDirectory());
    assertEquals("D20130526T095207_IFCB013_00042", id.roiId(42));
    assertEquals("D20130526T095207_IFCB013", id.toString());
  }

  @Test
  void anIStyleIdNamesInstrumentDayOfYearAndTime() {
    BinId id = BinId.parse("IFCB5_2012_028_081515");

    assertEquals(BinStyle.I, id.style());
    assertEquals(5, id.instrument());
    assertEquals(Instant.parse("2012-01-28T08:15:15Z"), id.sampleTime());
    assertEquals("IFCB5_2012_028", id.dayDirectory());
    assertEquals("IFCB5_2012_028_081515_00003", id.roiId(3));
  }

  @Test
  void theLastDayOfALeapYearExists() {
    assertEquals(
        Instant.parse("2012-12-31T23:59:59Z"), BinId.parse("IFCB5_2012_366_235959").sampleTime());
    assertEquals(
        Instant.parse("2012-02-29T00:00:00Z"),
        BinId.parse("D20120229T000000_IFCB001").sampleTime());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "D20130229T095207_IFCB013",
        "D20131326T095207_IFCB013",
        "D20130500T095207_IFCB013",
        "D20130526T245207_IFCB013",
        "D20130526T096007_IFCB013",
        "D20130526T095260_IFCB013",
        "IFCB5_2012_000_081515",
        "IFCB5_2012_367_081515",
        "IFCB5_2011_366_081515",
        "IFCB5_2012_028_241515",
        "IFCB5_2012_028_086015"
      })
  void aTimeThatDoesNotExistIsRefusedByName(String text) {
    String message = assertThrows(BadBinException.class, () -> BinId.parse(text)).getMessage();

    assertTrue(message.contains(text) && message.contains("does not exist"), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "sample",
        "d20130526T095207_IFCB013",
        "D20130526T095207_IFCB13",
        "D20130526T095207_IFCB0133",
        "D20130526T095207_IFCB013 ",
        "D20130526T095207_IFCB013\n",
        "D20130526T095207_IFCB013.adc",
        "D20130526T095207_IFCB013_00001",
        "D20130526_095207_IFCB013",
        "D2013O526T095207_IFCB013",
        "D٢٠١٣٠٥٢٦T095207_IFCB013",
        "IFCB_2012_028_081515",
        "IFCB5_2012_28_081515",
        "IFCB5_2012_028_81515",
        "IFCB5_2012_028_0815155",
        "IFCB9999_2012_028_081515",
        "../IFCB5_2012_028_081515",
        "I20130526T095207_IFCB013"
      })
  void anythingElseIsRefusedByNameWithAnExample(String text) {
    String message = assertThrows(BadBinException.class, () -> BinId.parse(text)).getMessage();

    assertTrue(message.contains("'" + text + "'"), message);
    assertTrue(message.contains("D20130526T095207_IFCB013"), message);
    assertTrue(message.contains("IFCB5_2012_028_081515"), message);
  }
}
