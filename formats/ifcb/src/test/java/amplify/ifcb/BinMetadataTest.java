package amplify.ifcb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinMetadataTest {

  @TempDir Path folder;

  @Test
  void volumeIsAQuarterMillilitreForEachMinuteOfLookTime() throws IOException {
    BinMetadata sample = of("runTime: 1203\ninhibitTime: 3\n");

    assertEquals(OptionalDouble.of(1203), sample.runTime());
    assertEquals(OptionalDouble.of(3), sample.inhibitTime());
    assertEquals(OptionalDouble.of(1200), sample.lookTime());
    assertEquals(OptionalDouble.of(5), sample.mlAnalyzed());
    assertEquals(OptionalDouble.of(0.4), sample.concentration());
  }

  @Test
  void triggersWithoutImagesAreCountedAsTriggersOnly() throws IOException {
    BinMetadata sample = of("");

    assertEquals(3, sample.triggers());
    assertEquals(2, sample.images());
  }

  @Test
  void timeAndInstrumentComeFromTheId() throws IOException {
    BinMetadata sample = of("sampleTime: 1999-01-01T00:00:00Z\nimagerID: 5\n");

    assertEquals(Instant.parse("2024-06-01T12:00:00Z"), sample.sampleTime());
    assertEquals(999, sample.instrument());
  }

  @Test
  void whatTheHeaderDoesNotTellIsEmpty() throws IOException {
    BinMetadata sample = of("runTime: 60\ntemperature: warm\nlatitude: 91\n");

    assertEquals(OptionalDouble.empty(), sample.lookTime());
    assertEquals(OptionalDouble.empty(), sample.mlAnalyzed());
    assertEquals(OptionalDouble.empty(), sample.concentration());
    assertEquals(OptionalDouble.empty(), sample.temperature());
    assertEquals(OptionalDouble.empty(), sample.latitude());
    assertEquals(OptionalDouble.empty(), sample.depth());
    assertEquals(Optional.empty(), sample.sampleType());
  }

  @Test
  void withoutLookTimeThereIsAVolumeButNoConcentration() throws IOException {
    BinMetadata sample = of("runTime: 60\ninhibitTime: 60\n");

    assertEquals(OptionalDouble.of(0), sample.mlAnalyzed());
    assertEquals(OptionalDouble.empty(), sample.concentration());
  }

  @Test
  void placeClimateAndTypeAreFoundUnderTheirVariousNames() throws IOException {
    BinMetadata newer =
        of("gpsLatitude: 41.5\ngpsLongitude: -70.7\ndepth: 4\nsampleType: Normal\n");
    assertEquals(OptionalDouble.of(41.5), newer.latitude());
    assertEquals(OptionalDouble.of(-70.7), newer.longitude());
    assertEquals(OptionalDouble.of(4), newer.depth());
    assertEquals(Optional.of("Normal"), newer.sampleType());

    BinMetadata older = of("\"Temp Humidity\"\n\" 11.5\",\" 32.25\"\n");
    assertEquals(OptionalDouble.of(11.5), older.temperature());
    assertEquals(OptionalDouble.of(32.25), older.humidity());
    assertEquals(Optional.of("NORMAL"), of("runType: NORMAL").sampleType());
  }

  private BinMetadata of(String hdr) throws IOException {
    var files =
        new BinFolder(folder, BinFolder.D_STYLE)
            .roi(1, 0, 0, 2, 2, 7)
            .roi(1, 0, 0, 2, 2, 7)
            .text("rubbish")
            .line(2, 0, 0, 0, 0, 8)
            .line(3, 0, 0, 0, 0, 8);
    Files.writeString(files.file("hdr"), hdr);
    try (Bin bin = files.open()) {
      return bin.metadata();
    }
  }
}
