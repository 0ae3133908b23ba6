package amplify.ifcb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTest {

  private static final String KEYS_AND_VALUES =
      """
      softwareVersion: Imaging FlowCytobot Acquisition Software version 2.0, build 429; May 2010
      Housekeeping firmware version 31
      sampleTime: 2015-04-11T20:54:56Z
      imagerID: 12\t
      HumidityAlarmThreshold(%): 90.000000
      laserState: True
      runType: NORMAL
      ExternalProgramToRun:\s
      runTime: 1203.5
      inhibitTime: 3.5
      temperature: 13.022987
      humidity: -8.345542
      gpsLatitude: 41.5
      gpsLongitude: -70.7
      depth: 4
      """;

  private static final String SAMPLE_DATE =
      """
      Imaging FlowCytobot Acquisition Software version 2.0; May 2010
      Sample Date 6/5/2010 12:30:15
      run time = 1196.9 s   inhibit time = 14.7 s
      23.4 temperature,  41.25 humidity
      """;

  private static final String COLUMNS =
      """
      "Imaging FlowCytobot Acquisition Software version 1.0; October 2005"
      "Heidi M. Sosik and Robert J. Olson"
      "Woods Hole Oceanographic Institution"
      "SyringeStatus =  0"
      "Temp Humidity BinarizeThresh PMT1hv(ssc) PMT2hv(chl) BlobSizeThresh"
      " 11.4799732421875"," 32.167437512207"," 30"," .675"," .6"," 10"
      """;

  @TempDir Path folder;

  @Test
  void keysAndValuesAreReadWithTheirTypes() {
    Header header = Header.parse(KEYS_AND_VALUES);

    assertEquals(Optional.of("2015-04-11T20:54:56Z"), header.text("sampleTime"));
    assertEquals(OptionalLong.of(12), header.integer("imagerID"));
    assertEquals(OptionalDouble.of(12), header.number("imagerID"));
    assertEquals(OptionalDouble.of(90), header.number("HumidityAlarmThreshold(%)"));
    assertEquals(OptionalLong.empty(), header.integer("temperature"));
    assertEquals(Optional.of("True"), header.text("laserState"));
    assertEquals(OptionalDouble.empty(), header.number("laserState"));
    assertEquals(Optional.empty(), header.text("ExternalProgramToRun"));
    assertEquals(Optional.empty(), header.text("no such key"));
    assertEquals(14, header.values().size());
  }

  @Test
  void keysAreFoundInUpperOrLowerCase() {
    assertEquals(
        Optional.of("2.0.0.0"), Header.parse("SoftwareVersion: 2.0.0.0").text("softwareVersion"));
  }

  @Test
  void theLastOfRepeatedKeysCounts() {
    assertEquals(Optional.of("2"), Header.parse("a: 1\r\na: 2\r\n").text("a"));
  }

  @Test
  void theSampleDateFormIsRead() {
    Header header = Header.parse(SAMPLE_DATE);

    assertEquals(
        Map.of(
            "runTime", "1196.9", "inhibitTime", "14.7", "temperature", "23.4", "humidity", "41.25"),
        header.values());
  }

  @Test
  void theColumnsFormIsRead() {
    Header header = Header.parse(COLUMNS);

    assertEquals(OptionalDouble.of(11.4799732421875), header.number("Temp"));
    assertEquals(OptionalDouble.of(32.167437512207), header.number("Humidity"));
    assertEquals(OptionalLong.of(30), header.integer("BinarizeThresh"));
    assertEquals(OptionalDouble.of(.675), header.number("PMT1hv(ssc)"));
    assertEquals(OptionalLong.of(10), header.integer("BlobSizeThresh"));
    assertEquals(6, header.values().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n\n",
        ":",
        ": value",
        "\"Synthetic edge cases\"\n\"made for tests\"\n\"no instrument\"",
        "Imaging FlowCytobot Acquisition Software version 2.0; May 2010"
      })
  void aHeaderThatSaysNothingIsEmpty(String text) {
    assertTrue(Header.parse(text).values().isEmpty());
  }

  @Test
  void columnsWithoutValuesAreLeftOut() {
    assertEquals(Map.of(), Header.parse("\"Temp Humidity X\"").values());
    assertEquals(Map.of("Temp", "7"), Header.parse("\"Temp Humidity X\"\n 7").values());
  }

  @Test
  void numbersOutOfRangeAreText() {
    Header header = Header.parse("a: 1e999\nb: 99999999999999999999\nc: NaN\nd: 0x1p3\ne: 1f");

    assertEquals(OptionalDouble.empty(), header.number("a"));
    assertEquals(OptionalLong.empty(), header.integer("b"));
    assertEquals(OptionalDouble.of(1e20), header.number("b"));
    assertEquals(OptionalDouble.empty(), header.number("c"));
    assertEquals(OptionalDouble.empty(), header.number("d"));
    assertEquals(OptionalDouble.empty(), header.number("e"));
    assertEquals(Optional.of("1f"), header.text("e"));
  }

  @Test
  void anyBytesMakeAHeader() throws IOException {
    var random = new Random(20240601);
    byte[] valid = (KEYS_AND_VALUES + SAMPLE_DATE + COLUMNS).getBytes(StandardCharsets.UTF_8);
    Path file = folder.resolve("any.hdr");
    for (int round = 0; round < 500; round++) {
      byte[] bytes = valid.clone();
      for (int i = 0; i < 1 << (round % 10); i++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      if (round % 10 == 0) {
        random.nextBytes(bytes);
      }
      Files.write(file, bytes);
      Header header = Header.read(file);
      for (String key : header.values().keySet()) {
        header.text(key);
        header.number(key);
        header.integer(key);
      }
      BinMetadata.of(BinId.parse(BinFolder.D_STYLE), header, 1, 1);
    }
  }

  @Test
  void nothingAfterAMebibyteIsRead() throws IOException {
    Path file = folder.resolve("large.hdr");
    Files.writeString(file, "a: 1\n" + " ".repeat(1 << 20) + "\nb: 2\n");

    assertEquals(Map.of("a", "1"), Header.read(file).values());
  }
}
