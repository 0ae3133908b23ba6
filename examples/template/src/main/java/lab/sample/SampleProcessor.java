package lab.sample;

import amplify.api.About;
import amplify.api.Action;
import amplify.api.ActionCall;
import amplify.api.ActionProcessor;
import amplify.api.Answer;
import amplify.api.BadInputException;
import amplify.api.BatchProcessor;
import amplify.api.Column;
import amplify.api.InputFile;
import amplify.api.InputUnit;
import amplify.api.Parameter;
import amplify.api.Row;
import amplify.api.Schema;
import amplify.api.Settings;
import amplify.api.Work;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tells how varied the bytes of files are: of each file of a job's unit, as a row, and of a file
 * that is sent, at once. Put what your laboratory computes in their place. Thread-safe.
 */
public final class SampleProcessor
    implements BatchProcessor<SampleProcessor.Parameters>, ActionProcessor {

  /**
   * The parameters of a job.
   *
   * @param minBytes files below this size are failed rows
   */
  public record Parameters(
      @Parameter(
              description = "Files below this size, in bytes, are failed rows.",
              defaultValue = "1",
              min = 0)
          int minBytes) {}

  /**
   * The fields of the action.
   *
   * @param digits how many decimals to give
   */
  public record Question(
      @Parameter(
              description = "How many decimals to give.",
              defaultValue = "3",
              min = 0,
              max = 10)
          int digits) {}

  /**
   * The answer of the action.
   *
   * @param bytes the size of what was sent
   * @param entropy bits a byte, 0 to 8
   */
  public record Found(long bytes, double entropy) {}

  /** Makes a processor; the service does that. */
  public SampleProcessor() {}

  @Override
  public About about() {
    return new About("sample", "1.0.0", "How varied the bytes of files are.");
  }

  // Jobs: a unit of files in, a row for each of them out.

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Schema schema() {
    return Schema.of(Column.string("name"), Column.int64("bytes"), Column.float64("entropy"));
  }

  @Override
  public void process(InputUnit unit, Parameters parameters, Work work) throws Exception {
    List<InputFile> files = unit.files();
    work.progress().total(files.size());
    work.inOrder(
        IntStream.rangeClosed(1, files.size()).iterator(),
        // This is computed on all cores …
        number -> {
          InputFile file = files.get(number - 1);
          return new Measured(number, file, Entropy.of(Files.readAllBytes(file.path())));
        },
        // … and this is done in the order of the files.
        measured -> emit(measured, parameters, work));
  }

  private record Measured(int number, InputFile file, double entropy) {}

  private static void emit(Measured measured, Parameters parameters, Work work) {
    InputFile file = measured.file();
    if (file.size() < parameters.minBytes()) {
      work.output()
          .failedRow(
              measured.number(),
              "'%s' has %d bytes; expected at least %d"
                  .formatted(file.name(), file.size(), parameters.minBytes()));
    } else {
      work.output()
          .row(Row.of(measured.number(), file.name(), file.size(), measured.entropy()));
    }
    work.progress().done(measured.number());
  }

  // Actions: a request in, an answer at once.

  @Override
  public List<Action<?>> actions(Settings settings) {
    return List.of(
        Action.post("sample", "/sample", Question.class, SampleProcessor::answer)
            .summary("Tells how varied the bytes of a file are.")
            .takingContent("application/octet-stream", "text/plain")
            .answering(Found.class));
  }

  private static Answer answer(Question question, ActionCall call) throws Exception {
    byte[] content =
        call.content()
            .orElseThrow(
                () -> new BadInputException("The request has no body; expected a file"));
    double entropy = call.compute(() -> Entropy.of(content));
    double scale = Math.pow(10, question.digits());
    return Answer.json(new Found(content.length, Math.round(entropy * scale) / scale));
  }
}
