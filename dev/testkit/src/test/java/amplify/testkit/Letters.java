package amplify.testkit;

import amplify.api.About;
import amplify.api.Artifact;
import amplify.api.BadInputException;
import amplify.api.BatchProcessor;
import amplify.api.Column;
import amplify.api.InputUnit;
import amplify.api.Output;
import amplify.api.Row;
import amplify.api.Schema;
import amplify.api.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.stream.IntStream;

/**
 * A processor that keeps the contract: a row for each character of a text, with an artifact; digits
 * fail. Tests break one thing at a time by overriding it.
 */
class Letters implements BatchProcessor<Letters.None> {

  record None() {}

  record Letter(int number, char character) {}

  @Override
  public About about() {
    return new About("letters", "1", "Counts characters.");
  }

  @Override
  public Class<None> parameters() {
    return None.class;
  }

  @Override
  public Schema schema() {
    return Schema.of(Column.string("letter"), Column.int64("code"));
  }

  @Override
  public void process(InputUnit unit, None parameters, Work work) throws Exception {
    String text = text(unit);
    work.progress().total(text.length());
    work.inOrder(
        IntStream.range(0, text.length()).mapToObj(i -> new Letter(i, text.charAt(i))).iterator(),
        letter -> letter,
        letter -> {
          emit(letter, work.output());
          work.progress().done(letter.number() + 1);
        });
  }

  String text(InputUnit unit) throws IOException {
    String text = Files.readString(unit.file("txt"));
    if (text.contains("?")) {
      throw new BadInputException("'%s' has a question mark".formatted(unit.id()));
    }
    return text;
  }

  void emit(Letter letter, Output output) throws Exception {
    if (Character.isDigit(letter.character())) {
      output.failedRow(letter.number(), "a digit is no letter");
    } else {
      output.row(row(letter));
      output.artifact(artifact(letter.number(), letter));
    }
  }

  static Row row(Letter letter) {
    return Row.of(letter.number(), String.valueOf(letter.character()), (long) letter.character());
  }

  static Artifact artifact(long row, Letter letter) {
    return Artifact.ofRow(
        row,
        "txt",
        "text/plain",
        String.valueOf(letter.character()).getBytes(StandardCharsets.UTF_8));
  }
}
