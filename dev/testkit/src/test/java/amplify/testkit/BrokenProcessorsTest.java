package amplify.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.api.About;
import amplify.api.Artifact;
import amplify.api.BadInputException;
import amplify.api.CancelledException;
import amplify.api.Column;
import amplify.api.InputRule;
import amplify.api.InputUnit;
import amplify.api.Output;
import amplify.api.Progress;
import amplify.api.Row;
import amplify.api.Schema;
import amplify.api.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** For each test of the contract, processors that it must catch. */
class BrokenProcessorsTest {

  @TempDir Path folder;
  @TempDir Path otherFolder;

  @Test
  void aSchemaThatChangesIsCaught() {
    var calls = new AtomicInteger();
    var contract =
        contract(
            new Letters() {
              @Override
              public Schema schema() {
                return Schema.of(Column.string("letter" + calls.incrementAndGet()));
              }
            });
    caught(contract::declarationsFitTogether, "schema()");
  }

  @Test
  void aNameThatChangesIsCaught() {
    var calls = new AtomicInteger();
    var contract =
        contract(
            new Letters() {
              @Override
              public About about() {
                return new About("letters", "1." + calls.incrementAndGet(), "");
              }
            });
    caught(contract::declarationsFitTogether, "about()");
  }

  @Test
  void anInputRuleThatRefusesTheUnitsIsCaught() {
    var contract =
        contract(
            new Letters() {
              @Override
              public InputRule inputs() {
                return InputRule.oneOfEach("csv");
              }
            });
    caught(contract::declarationsFitTogether, "sentence.txt");
  }

  @Test
  void givingNoRowsAtAllIsCaught() {
    var contract = contract(emitting((letter, output) -> {}));
    caught(contract::someUnitHasTwoRowsOrMore, "at most 0");
  }

  @Test
  void aValueOfTheWrongTypeIsCaught() {
    var contract =
        contract(
            emitting((letter, output) -> output.row(Row.of(letter.number(), "a", "not a number"))));
    caught(contract::rowsKeepTheSchema, "code");
  }

  @Test
  void aRefusedRowThatIsPassedOverInSilenceIsCaught() {
    var contract =
        contract(
            emitting((letter, output) ->
                assertThrows(
                    IllegalArgumentException.class,
                    () -> output.row(Row.of(letter.number(), "a")))));
    caught(contract::rowsKeepTheSchema, "1 values");
  }

  @Test
  void aRowNumberThatComesTwiceIsCaught() {
    var contract =
        contract(
            emitting((letter, output) ->
                output.row(Letters.row(new Letters.Letter(letter.number() / 2, 'a')))));
    caught(contract::rowNumbersAreUnique, "Row 0");
  }

  @Test
  void aRowThatFailsAfterItWasEmittedIsCaught() {
    var contract =
        contract(
            emitting((letter, output) -> {
              output.row(Letters.row(letter));
              output.failedRow(letter.number(), "after all");
            }));
    caught(contract::rowNumbersAreUnique, "Row 0");
  }

  @Test
  void aFailureWithoutAReasonIsCaught() {
    var contract = contract(emitting((letter, output) -> output.failedRow(letter.number(), " ")));
    caught(contract::failedRowsHaveReasons, "Row 0");
  }

  @Test
  void emittingFromSeveralThreadsAtOnceIsCaught() {
    var contract =
        contract(
            new Letters() {
              @Override
              public void process(InputUnit unit, None parameters, Work work) throws Exception {
                var start = new CyclicBarrier(2);
                Thread even = emitter(start, work.output(), 0);
                Thread odd = emitter(start, work.output(), 1);
                even.join();
                odd.join();
              }
            });
    caught(contract::outputComesOneCallAtATime, "at once");
  }

  private static Thread emitter(CyclicBarrier start, Output output, int first) {
    return Thread.ofPlatform()
        .start(() -> {
          meet(start);
          for (int number = first; number < 40_000; number += 2) {
            output.row(Row.of(number, "a", 97));
          }
        });
  }

  @Test
  void anArtifactOfAFailedRowIsCaught() {
    var contract =
        contract(
            emitting((letter, output) -> {
              output.failedRow(letter.number(), "never computed");
              output.artifact(Letters.artifact(letter.number(), letter));
            }));
    caught(contract::artifactsBelongToEmittedRows, "row 0");
  }

  @Test
  void anArtifactThatComesTwiceIsCaught() {
    var contract =
        contract(
            emitting((letter, output) -> {
              output.row(Letters.row(letter));
              output.artifact(Letters.artifact(letter.number(), letter));
              output.artifact(Letters.artifact(letter.number(), letter));
            }));
    caught(contract::artifactsBelongToEmittedRows, "came twice");
  }

  @Test
  void progressWithoutATotalIsCaught() {
    caught(contract(reporting((text, progress) -> {}))::progressRisesToItsTotal, "no total");
  }

  @Test
  void aTotalThatIsNotTheNumberOfRowsIsCaught() {
    var contract = contract(reporting((text, progress) -> progress.total(text.length() + 1)));
    caught(contract::progressRisesToItsTotal, "total against rows");
  }

  @Test
  void progressThatFallsIsCaught() {
    var contract =
        contract(
            reporting((text, progress) -> {
              progress.total(text.length());
              progress.done(2);
              progress.done(1);
              progress.done(text.length());
            }));
    caught(contract::progressRisesToItsTotal, "progress fell");
  }

  @Test
  void progressThatStopsShortIsCaught() {
    var contract =
        contract(
            reporting((text, progress) -> {
              progress.total(text.length());
              progress.done(text.length() - 1);
            }));
    caught(contract::progressRisesToItsTotal, "done at the end");
  }

  @Test
  void goingOnAfterCancellationIsCaught() {
    var contract =
        contract(
            new Letters() {
              @Override
              public void process(InputUnit unit, None parameters, Work work) throws Exception {
                String text = text(unit);
                for (int i = 0; i < text.length(); i++) {
                  emit(new Letter(i, text.charAt(i)), work.output());
                }
                work.cancellation().check();
              }
            });
    caught(contract::cancellationIsObeyed, "after the work was cancelled");
  }

  @Test
  void ignoringCancellationIsCaught() {
    var contract =
        contract(
            new Letters() {
              @Override
              public void process(InputUnit unit, None parameters, Work work) throws Exception {
                String text = text(unit);
                for (int i = 0; i < text.length(); i++) {
                  emit(new Letter(i, text.charAt(i)), work.output());
                }
              }
            });
    caught(contract::cancellationIsObeyed, "cancelled after 0 of");
  }

  @Test
  void swallowingTheCancellationIsCaught() {
    var contract =
        contract(
            new Letters() {
              @Override
              public void process(InputUnit unit, None parameters, Work work) throws Exception {
                try {
                  super.process(unit, parameters, work);
                } catch (CancelledException e) {
                  work.progress().message("stopped: " + e.getMessage());
                }
              }
            });
    caught(contract::cancellationIsObeyed, "cancelled after 0 of");
  }

  @Test
  void wrappingTheCancellationIsCaught() {
    var contract =
        contract(
            new Letters() {
              @Override
              public void process(InputUnit unit, None parameters, Work work) throws Exception {
                try {
                  super.process(unit, parameters, work);
                } catch (CancelledException e) {
                  throw new IllegalStateException(e);
                }
              }
            });
    caught(contract::cancellationIsObeyed, "cancelled after 0 of");
  }

  @Test
  void valuesThatDifferFromCallToCallAreCaught() {
    var calls = new AtomicInteger();
    var contract =
        contract(
            emitting((letter, output) ->
                output.row(Row.of(letter.number(), "a", calls.incrementAndGet()))));
    caught(contract::outputIsTheSameEachTime, "row 1");
  }

  @Test
  void artifactsThatDifferFromCallToCallAreCaught() {
    var calls = new AtomicInteger();
    var contract =
        contract(
            emitting((letter, output) -> {
              output.row(Letters.row(letter));
              byte[] bytes = {(byte) calls.incrementAndGet()};
              output.artifact(Artifact.ofRow(letter.number(), "bin", "text/plain", bytes));
            }));
    caught(contract::outputIsTheSameEachTime, "the bytes of artifact bin");
  }

  @Test
  void anOrderThatDependsOnTheCallIsCaught() {
    var calls = new AtomicInteger();
    var contract =
        contract(
            new Letters() {
              @Override
              String text(InputUnit unit) throws IOException {
                String text = super.text(unit);
                return calls.incrementAndGet() % 2 == 0
                    ? new StringBuilder(text).reverse().toString()
                    : text;
              }
            });
    caught(contract::outputIsTheSameEachTime, "row 1");
  }

  @Test
  void stateSharedByCallsIsCaught() {
    var contract =
        contract(
            new Letters() {
              private final CyclicBarrier everyCall = new CyclicBarrier(8);
              private final AtomicInteger calls = new AtomicInteger();
              private volatile String last = "";

              @Override
              String text(InputUnit unit) throws IOException {
                last = super.text(unit);
                // The three calls made one by one pass; those made at once meet here.
                if (calls.incrementAndGet() > 3) {
                  meet(everyCall);
                }
                return last;
              }
            });
    caught(contract::callsAtOnceDoNotDisturbEachOther, "row");
  }

  @Test
  void failingOnlyBesideOtherCallsIsCaught() {
    var contract =
        contract(
            new Letters() {
              private final AtomicInteger calls = new AtomicInteger();

              @Override
              String text(InputUnit unit) throws IOException {
                if (calls.incrementAndGet() > 3) {
                  throw new IOException("too many at once");
                }
                return super.text(unit);
              }
            });
    caught(contract::callsAtOnceDoNotDisturbEachOther, "beside others");
  }

  @Test
  void writingToAnInputFileIsCaught() {
    var contract = contract(reading(path -> Files.writeString(path, "changed")));
    caught(untouched(contract), "was written to");
  }

  @Test
  void writingTheSameToAnInputFileIsCaught() {
    var contract = contract(reading(path -> Files.writeString(path, Files.readString(path))));
    caught(untouched(contract), "was written to");
  }

  @Test
  void deletingAnInputFileIsCaught() {
    var contract = contract(reading(Files::delete));
    caught(untouched(contract), "now holds []");
  }

  @Test
  void leavingAFileBesideTheInputIsCaught() {
    var contract =
        contract(reading(path -> Files.writeString(path.resolveSibling("left.tmp"), "left")));
    caught(untouched(contract), "left.tmp");
  }

  @Test
  void takingAnUnusableUnitIsCaught() {
    var contract =
        contract(
            new Letters() {
              @Override
              String text(InputUnit unit) throws IOException {
                return Files.readString(unit.file("txt"));
              }
            });
    caught(contract::unusableUnitsAreRefused, "ought to be refused");
  }

  @Test
  void refusingWithoutAWordIsCaught() {
    var contract =
        contract(
            new Letters() {
              @Override
              String text(InputUnit unit) {
                throw new BadInputException(" ");
              }
            });
    caught(contract::unusableUnitsAreRefused, "question");
  }

  @FunctionalInterface
  private interface Emission {
    void emit(Letters.Letter letter, Output output) throws Exception;
  }

  private static Letters emitting(Emission emission) {
    return new Letters() {
      @Override
      void emit(Letter letter, Output output) throws Exception {
        emission.emit(letter, output);
      }
    };
  }

  @FunctionalInterface
  private interface Report {
    void of(String text, Progress progress);
  }

  private static Letters reporting(Report report) {
    return new Letters() {
      @Override
      public void process(InputUnit unit, None parameters, Work work) throws Exception {
        String text = text(unit);
        for (int i = 0; i < text.length(); i++) {
          emit(new Letter(i, text.charAt(i)), work.output());
        }
        report.of(text, work.progress());
      }
    };
  }

  @FunctionalInterface
  private interface Reading {
    void of(Path file) throws IOException;
  }

  private static Letters reading(Reading reading) {
    return new Letters() {
      @Override
      String text(InputUnit unit) throws IOException {
        String text = super.text(unit);
        reading.of(unit.file("txt"));
        return text;
      }
    };
  }

  // The contract's tests are what is under test here.
  @SuppressWarnings("JUnitMethodInvoked")
  private Executable untouched(LettersContract contract) {
    return () -> contract.inputFilesAreLeftUntouched(otherFolder);
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private LettersContract contract(Letters processor) {
    return new LettersContract(folder, () -> processor);
  }

  private static void caught(Executable test, String namedInTheMessage) {
    String message = assertThrows(AssertionError.class, test).getMessage();
    assertTrue(message.contains(namedInTheMessage), message);
  }
}
