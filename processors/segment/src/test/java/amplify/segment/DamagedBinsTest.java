package amplify.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.api.BadInputException;
import amplify.api.InputUnit;
import amplify.api.Row;
import amplify.testkit.RecordingWork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedBinsTest {

  @TempDir Path folder;

  @Test
  void aRoiThatCannotBeReadOrSegmentedIsAFailedRowAndCostsNoOther() throws Exception {
    String adc =
        Bins.line(1, 20, 20, 0)
            + Bins.line(2, 20, 20, 1_000_000)
            + "garbage\n"
            + Bins.line(4, 1, 50, 0)
            + Bins.line(5, -3, 20, 0)
            + Bins.line(6, 20, 20, 400);
    RecordingWork work = Bins.process(Bins.write(folder, Bins.ID, adc, new byte[800]));

    assertEquals(List.of(1L, 6L), work.rows().stream().map(Row::number).toList());
    assertEquals(Set.of(2L, 4L, 5L), work.failedRows().keySet());
    assertTrue(work.failedRows().get(2L).contains("past the end"));
    assertTrue(work.failedRows().get(4L).contains("1×50"));
    assertEquals(OptionalLong.of(5), work.total());
    assertEquals(5, work.done().getLast());
  }

  @Test
  void aRoiWithoutABlobIsARowWithoutBoxesAndABlackMask() throws Exception {
    var flat = new byte[30 * 20];
    Arrays.fill(flat, (byte) 200);
    RecordingWork work = Bins.process(Bins.write(folder, Bins.ID, Bins.line(1, 30, 20, 0), flat));

    List<Object> values = work.rows().getFirst().values();
    assertEquals(List.of(0L, 0L), values.subList(0, 2));
    assertEquals(Collections.nCopies(9, Optional.empty()), values.subList(2, 11));
    assertEquals("empty", values.getLast());
    Pixels mask = Pixels.of(work.artifacts().getFirst().bytes());
    assertEquals(new Pixels(30, 20, Collections.nCopies(600, 0)), mask);
  }

  @Test
  void anEmptyAdcIsABinWithoutRowsAndASuccess() throws Exception {
    RecordingWork work = Bins.process(Bins.write(folder, Bins.ID, "", new byte[0]));

    assertEquals(List.of(), work.rows());
    assertEquals(Map.of(), work.failedRows());
    assertEquals(List.of(), work.artifacts());
    assertEquals(OptionalLong.of(0), work.total());
  }

  @Test
  void aFileThatIsMissingIsRefusedByName() throws Exception {
    InputUnit unit = Bins.write(folder, Bins.ID, "", new byte[0]);
    Files.delete(unit.file("roi"));
    BadInputException refusal = assertThrows(BadInputException.class, () -> Bins.process(unit));

    assertTrue(refusal.getMessage().contains(".roi file of '" + Bins.ID), refusal.getMessage());
  }
}
