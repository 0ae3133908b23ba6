package amplify.faults;

import amplify.client.BinFiles;
import amplify.s3.ObjectStore;
import amplify.testdata.TestBin;
import amplify.testdata.TestBins;
import java.util.ArrayList;
import java.util.List;

/** The bins of a job: the project's synthetic bins, again and again, under ids of their own. */
final class JobBins {

  private static final List<String> EXTENSIONS = List.of("adc", "hdr", "roi");

  private JobBins() {}

  /** Puts the files into the bucket and lists the bins. */
  static List<BinFiles> of(int count, ObjectStore store) {
    List<TestBin> sources = TestBins.synthetic();
    for (TestBin source : sources) {
      for (String extension : EXTENSIONS) {
        store.upload(key(source, extension), source.file(extension), "application/octet-stream");
      }
    }
    var bins = new ArrayList<BinFiles>();
    for (int i = 0; i < count; i++) {
      TestBin source = sources.get(i % sources.size());
      List<String> files =
          EXTENSIONS.stream().map(extension -> store.uri(key(source, extension))).toList();
      bins.add(new BinFiles(id(source, i), files));
    }
    return bins;
  }

  private static String key(TestBin source, String extension) {
    return "bins/%s.%s".formatted(source.id(), extension);
  }

  /** The style of an id says how the .adc is to be read, so it stays the source's. */
  private static String id(TestBin source, int number) {
    String time = "%02d%02d%02d".formatted(number / 3600, number / 60 % 60, number % 60);
    return source.id().startsWith("D")
        ? "D20240105T%s_IFCB001".formatted(time)
        : "IFCB1_2024_005_" + time;
  }
}
