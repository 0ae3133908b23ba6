package amplify.bench;

import amplify.runtime.Logging;
import amplify.testdata.TestBin;
import amplify.testdata.TestBins;
import java.util.List;

/** The command {@code ./amplify bench}. */
public final class Bench {

  private static final String REAL = "D20220101T221311_IFCB114";
  private static final String SYNTHETIC = "D20240601T120000_IFCB999";

  private Bench() {}

  /**
   * Prints the tables asked for.
   *
   * @param words {@code rois}, {@code jobs}, {@code worker}, {@code queue}, {@code upload}, {@code
   *     convert}, {@code start}, {@code options}; the first four if there are none
   */
  public static void main(String... words) throws Exception {
    Logging.configure("text", "warn");
    List<String> wanted =
        words.length == 0 ? List.of("rois", "jobs", "worker", "queue") : List.of(words);
    TestBin bin = bin();
    for (String table : wanted) {
      switch (table) {
        case "rois" -> RoiTable.print(TestBins.project(), bin);
        case "jobs" -> JobTable.print(bin);
        case "worker" -> WorkerTable.print(bin);
        case "queue" -> QueueTable.print();
        case "upload" -> UploadTable.print();
        case "convert" -> ConvertTable.print();
        case "start" -> StartTable.print(TestBins.project(), bin);
        case "options" -> StartTable.printOptions(TestBins.project(), bin);
        default ->
            throw new IllegalArgumentException(
                "'%s' is no table; expected rois, jobs, worker, queue, upload, convert, start or options"
                    .formatted(table));
      }
      System.out.println();
    }
  }

  private static TestBin bin() {
    if (TestBins.real().stream().anyMatch(bin -> bin.id().equals(REAL))) {
      return TestBins.bin(REAL);
    }
    System.out.println(
        "The real bin %s is not at hand (../shared): %s instead".formatted(REAL, SYNTHETIC));
    return TestBins.bin(SYNTHETIC);
  }
}
