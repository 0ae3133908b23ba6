package example.wrap;

import amplify.api.About;
import amplify.api.Action;
import amplify.api.ActionCall;
import amplify.api.ActionProcessor;
import amplify.api.Answer;
import amplify.api.BadInputException;
import amplify.api.Parameter;
import amplify.api.Settings;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Breaks text into lines: a service without jobs, database and object store. Thread-safe. */
public final class WrapProcessor implements ActionProcessor {

  /**
   * A request: the text is a field, or the body.
   *
   * @param text the text
   * @param width characters a line at most
   */
  public record Wrapping(
      @Parameter(description = "The text, if it is not the body.") Optional<String> text,
      @Parameter(
              description = "Characters a line at most; longer words stand alone.",
              defaultValue = "72",
              min = 1,
              max = 10_000)
          int width) {}

  /** Makes a processor; the service does that. */
  public WrapProcessor() {}

  @Override
  public About about() {
    return new About("wrap", "1.0.0", "Text broken into lines.");
  }

  @Override
  public List<Action<?>> actions(Settings settings) {
    return List.of(
        Action.post("wrap", "/wrap", Wrapping.class, WrapProcessor::wrap)
            .summary("Breaks text into lines.")
            .description("Paragraphs, which blank lines part, are kept.")
            .takingContent("text/plain")
            .answering("text/plain")
            .example(
                "Short lines",
                """
                {"text": "The sea, once it casts its spell, holds one in its net of wonder.", \
                "width": 20}\
                """));
  }

  private static Answer wrap(Wrapping asked, ActionCall call) {
    String text =
        call.content()
            .map(WrapProcessor::decoded)
            .or(asked::text)
            .orElseThrow(
                () -> new BadInputException("There is no text; expected a body, or 'text'"));
    return Answer.text(Lines.wrapped(text, asked.width()));
  }

  private static String decoded(byte[] utf8) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new BadInputException("The body is no UTF-8 text; expected text/plain in UTF-8", e);
    }
  }
}
