package amplify.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.api.About;
import amplify.api.BatchProcessor;
import amplify.api.Column;
import amplify.api.InputFile;
import amplify.api.InputUnit;
import amplify.api.Parameter;
import amplify.api.Row;
import amplify.api.Schema;
import amplify.api.Work;
import amplify.ifcb.Bin;
import amplify.ifcb.Roi;
import amplify.testdata.TestBin;
import amplify.testdata.TestBins;
import amplify.testkit.RecordingWork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The processor that README shows, as README shows it. */
class ReadmeProcessorTest {

  public static final class Brightness implements BatchProcessor<Brightness.Settings> {
    public record Settings(@Parameter(defaultValue = "1") double gain) {}

    @Override
    public About about() {
      return new About("brightness", "1.0", "Mean grey value of each ROI.");
    }

    @Override
    public Class<Settings> parameters() {
      return Settings.class;
    }

    @Override
    public Schema schema() {
      return Schema.of(Column.float64("mean"));
    }

    @Override
    public void process(InputUnit unit, Settings settings, Work work) throws Exception {
      try (Bin bin =
          Bin.open(unit.id(), unit.file("adc"), unit.file("roi"), unit.file("hdr"), true)) {
        work.progress().total(bin.size());
        work.inOrder(
            bin.iterator(), roi -> measured(roi, settings.gain()), row -> work.output().row(row));
      }
    }

    private static Row measured(Roi roi, double gain) {
      long sum = 0;
      byte[] pixels = ((Roi.Image) roi).image().pixels();
      for (byte pixel : pixels) {
        sum += pixel & 0xFF;
      }
      return Row.of(roi.target(), gain * sum / pixels.length);
    }
  }

  @Test
  void itMeasuresEveryRoiOfABin() throws Exception {
    TestBin bin = TestBins.bin("D20240601T120000_IFCB999");
    var files = new ArrayList<InputFile>();
    for (String extension : List.of("adc", "roi", "hdr")) {
      Path file = bin.file(extension);
      files.add(new InputFile(file.getFileName().toString(), file, Files.size(file)));
    }
    var processor = new Brightness();
    RecordingWork work = RecordingWork.of(processor.schema());

    processor.process(new InputUnit(bin.id(), files), new Brightness.Settings(0.5), work);

    assertEquals(57, work.rows().size());
    double first = (Double) work.rows().getFirst().values().getFirst();
    assertTrue(first > 20 && first < 128, "half the mean grey value: " + first);
    assertEquals(List.of(), work.faults());
  }
}
