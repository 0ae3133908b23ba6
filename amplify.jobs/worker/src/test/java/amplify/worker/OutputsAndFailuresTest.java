package amplify.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.api.Artifact;
import amplify.api.BadInputException;
import amplify.api.Column;
import amplify.api.Row;
import amplify.api.Schema;
import amplify.jobs.FailedRow;
import amplify.results.InputObject;
import amplify.wire.JobResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an attempt writes down, and what its errors mean. */
class OutputsAndFailuresTest {

  @TempDir private Path folder;

  @Nested
  class Outputs {

    private AttemptFolder files;
    private BinOutput output;

    @BeforeEach
    void open() {
      files = new AttemptFolder(folder.resolve("attempt"));
      output = new BinOutput(files, "B", new Schema(List.of(Column.int64("n"))));
    }

    @AfterEach
    void close() {
      output.close();
      files.close();
      assertFalse(Files.exists(folder.resolve("attempt")));
    }

    @Test
    void ofNothingTouchNoDisk() throws IOException {
      output.finish();

      assertFalse(output.anyStaged());
      assertFalse(Files.exists(folder.resolve("attempt")));
    }

    @Test
    void haveEachRowOnceBeItMeasuredOrNot() {
      output.row(Row.of(1, 5));
      output.failedRow(2, "damaged");

      for (Runnable again :
          List.<Runnable>of(
              () -> output.row(Row.of(1, 5)),
              () -> output.failedRow(1, "x"),
              () -> output.row(Row.of(2, 5)))) {
        String refusal = assertThrows(IllegalArgumentException.class, again::run).getMessage();
        assertTrue(refusal.contains("of 'B' was emitted or failed before"), refusal);
      }
      assertEquals(1, output.rowCount());
      assertEquals(List.of(new FailedRow(2, "damaged")), output.failedRows());
    }

    @Test
    void haveEachNameOnceForARowAndOnceForTheUnit() {
      output.artifact(Artifact.ofRow(1, "png", "image/png", new byte[] {1}));
      output.artifact(Artifact.ofRow(2, "png", "image/png", new byte[] {1}));
      output.artifact(Artifact.ofUnit("png", "image/png", new byte[] {1}));

      assertThrows(
          IllegalArgumentException.class,
          () -> output.artifact(Artifact.ofRow(1, "png", "image/png", new byte[] {2})));
      assertThrows(
          IllegalArgumentException.class,
          () -> output.artifact(Artifact.ofUnit("png", "image/png", new byte[] {2})));
      assertEquals(2, output.artifactCount());
      assertEquals(1, output.unitArtifacts().size());
    }

    @Test
    void areOneFileArtifactsFirst() throws IOException {
      output.row(Row.of(1, 5));
      output.artifact(Artifact.ofRow(1, "png", "image/png", new byte[] {1}));

      output.finish();

      assertTrue(output.anyStaged());
      assertTrue(output.artifactBytes() > 0);
      assertTrue(Files.size(output.stageFile()) > output.artifactBytes());
    }

    @Test
    void areKeptWithTheirTaskAndReadBack() {
      var staged =
          new StagedOutput(
              Optional.of("k"), 1, 2, 3, 4, List.of(new InputObject("key", "etag", 5)));
      var nothing = new StagedOutput(Optional.empty(), 0, 0, 0, 0, List.of());

      assertEquals(staged, StagedOutput.of(staged.json()));
      assertEquals(nothing, StagedOutput.of(nothing.json()));
    }
  }

  @Nested
  class Errors {

    private static Failure.Kind kind(Throwable error) {
      return Failure.of(error).kind();
    }

    @Test
    void ofDataAreSaidInTheirOwnWords() {
      assertEquals(
          new Failure("no .roi", Failure.Kind.DATA), Failure.of(new BadInputException("no .roi")));
    }

    @Test
    void ofDiskAndMachineMayPass() {
      assertEquals(Failure.Kind.PASSING, kind(new IOException("disk full")));
      assertEquals(Failure.Kind.PASSING, kind(new UncheckedIOException(new IOException("x"))));
      assertEquals(
          new Failure("The worker failed: OutOfMemoryError: heap", Failure.Kind.PASSING),
          Failure.of(new OutOfMemoryError("heap")));
    }

    @Test
    void ofTheProcessorAreItsFault() {
      assertEquals(
          new Failure("The processor failed: NullPointerException", Failure.Kind.FAULT),
          Failure.of(new NullPointerException()));
      assertEquals(
          new Failure("The processor failed: IllegalStateException", Failure.Kind.FAULT),
          Failure.of(new IllegalStateException(" ")));
    }
  }

  @Nested
  class ListsOfFailures {

    private Failures failures(int listed) throws IOException {
      return new Failures(folder.resolve("failures.jsonl"), listed);
    }

    @Test
    void ofNothingAreEmpty() throws IOException {
      try (Failures failures = failures(2)) {
        assertEquals("", failures.summary(5));
        assertFalse(failures.truncated());
      }
    }

    @Test
    void nameTheFirstBinsInASentence() throws IOException {
      try (Failures failures = failures(10)) {
        failures.bin("a", "x");
        assertEquals("1 of 9 bins failed (a: x)", failures.summary(9));
        failures.bin("b", "y");
        failures.bin("c", "z");
        failures.bin("d", "w");
        failures.row("e", new FailedRow(3, "v"));

        assertEquals(
            "4 of 9 bins failed (a: x; b: y; c: z; and others), 1 ROIs failed",
            failures.summary(9));
      }
    }

    @Test
    void areInTheResultUpToALimitAndInTheFileInFull() throws IOException {
      try (Failures failures = failures(2)) {
        failures.bin("a", "x");
        failures.row("b", new FailedRow(3, "y\n\"z\""));
        assertFalse(failures.truncated());
        failures.bin("c", "z");
        failures.complete();

        assertTrue(failures.truncated());
        assertEquals(
            List.of(
                new JobResult.Failure("a", Optional.empty(), "x"),
                new JobResult.Failure("b", Optional.of(3L), "y\n\"z\"")),
            failures.listed());
        assertEquals(
            List.of(
                "{\"bin_id\":\"a\",\"error\":\"x\"}",
                "{\"bin_id\":\"b\",\"roi_number\":3,\"error\":\"y\\n\\\"z\\\"\"}",
                "{\"bin_id\":\"c\",\"error\":\"z\"}"),
            Files.readAllLines(failures.file()));
      }
    }
  }
}
