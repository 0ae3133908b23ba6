package amplify.segment;

import amplify.api.InputFile;
import amplify.api.InputUnit;
import amplify.testdata.TestBin;
import amplify.testkit.RecordingWork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Units of bins, at hand or made for a test. */
final class Bins {

  static final String ID = "D20240601T120000_IFCB999";

  private Bins() {}

  static InputUnit unit(TestBin bin) {
    return unit(bin.id(), bin.folder());
  }

  /** The unit of the three files of that stem in a folder. */
  static InputUnit unit(String id, Path folder) {
    var files = new ArrayList<InputFile>();
    for (String extension : List.of("adc", "roi", "hdr")) {
      Path path = folder.resolve(id + "." + extension);
      try {
        files.add(new InputFile(id + "." + extension, path, Files.size(path)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new InputUnit(id, files);
  }

  /** Writes a bin of the given lines and pixels. */
  static InputUnit write(Path folder, String id, String adc, byte[] roi) throws IOException {
    Files.writeString(folder.resolve(id + ".adc"), adc, StandardCharsets.UTF_8);
    Files.write(folder.resolve(id + ".roi"), roi);
    Files.writeString(folder.resolve(id + ".hdr"), "");
    return unit(id, folder);
  }

  /** A line of a D-style .adc. */
  static String line(long trigger, int width, int height, long offset) {
    return "%d%s,0,0,%d,%d,%d,0\n".formatted(trigger, ",0".repeat(12), width, height, offset);
  }

  static RecordingWork process(InputUnit unit) throws Exception {
    return process(unit, new SegmentParameters(true, 32));
  }

  static RecordingWork process(InputUnit unit, SegmentParameters parameters) throws Exception {
    var processor = new SegmentProcessor();
    var work = RecordingWork.of(processor.schema());
    processor.process(unit, parameters, work);
    return work;
  }
}
