package amplify.segment;

import amplify.api.BatchProcessor;
import amplify.api.InputUnit;
import amplify.testdata.TestBins;
import amplify.testkit.BatchProcessorContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class SegmentContractTest extends BatchProcessorContract<SegmentParameters> {

  @TempDir Path folder;

  @Override
  protected BatchProcessor<SegmentParameters> processor() {
    return new SegmentProcessor();
  }

  @Override
  protected SegmentParameters parameters() {
    return new SegmentParameters(true, 32);
  }

  /** Stitched pairs; tiny, blank and several-blob images with three that fail; and nothing. */
  @Override
  protected List<InputUnit> units() {
    return List.of(
        Bins.unit(TestBins.bin("IFCB7_2024_155_130000")),
        Bins.unit(TestBins.bin("D20240603T120000_IFCB997")),
        bin("D20240605T120000_IFCB001"));
  }

  @Override
  protected List<InputUnit> unusableUnits() {
    InputUnit unit = bin("D20240605T120000_IFCB002");
    return List.of(
        new InputUnit("no-bin-id", unit.files()),
        new InputUnit(unit.id(), unit.files().subList(0, 2)));
  }

  private InputUnit bin(String id) {
    try {
      return Bins.write(folder, id, "", new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
