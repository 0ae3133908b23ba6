package amplify.bench;

import amplify.testdata.TestBin;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A bin of many ROIs: those of another one, again and again. */
final class LongBin {

  /** Where a line of an .adc of the second generation says where its ROI begins in the .roi. */
  private static final int START_BYTE = 17;

  private LongBin() {}

  /** Writes it to a folder, under the same id. */
  static TestBin write(TestBin bin, int times, Path folder) throws IOException {
    var whole = new TestBin(bin.id(), folder, bin.golden());
    Files.copy(bin.file("hdr"), whole.file("hdr"));
    List<String> lines = Files.readAllLines(bin.file("adc"));
    long size = Files.size(bin.file("roi"));
    try (var adc = Files.newBufferedWriter(whole.file("adc"));
        OutputStream roi = Files.newOutputStream(whole.file("roi"))) {
      for (int i = 0; i < times; i++) {
        for (String line : lines) {
          adc.write(moved(line, i * size));
          adc.newLine();
        }
        Files.copy(bin.file("roi"), roi);
      }
    }
    return whole;
  }

  private static String moved(String line, long bytes) {
    String[] columns = line.split(",", -1);
    columns[START_BYTE] = Long.toString(Long.parseLong(columns[START_BYTE].strip()) + bytes);
    return String.join(",", columns);
  }
}
