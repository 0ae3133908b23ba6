package example.wrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import amplify.api.Action;
import amplify.api.Answer;
import amplify.api.BadInputException;
import amplify.testkit.GivenSettings;
import amplify.testkit.MemoryCall;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WrapProcessorTest {

  @SuppressWarnings("unchecked")
  private static final Action<WrapProcessor.Wrapping> ACTION =
      (Action<WrapProcessor.Wrapping>) new WrapProcessor().actions(GivenSettings.of()).getFirst();

  private static String wrapped(byte[] body, int width) throws Exception {
    var answer =
        (Answer.Bytes)
            ACTION
                .handler()
                .answer(new WrapProcessor.Wrapping(Optional.empty(), width), MemoryCall.of(body));
    return new String(answer.bytes(), StandardCharsets.UTF_8);
  }

  @Test
  void linesAreAsLongAsTheirWordsAllow() throws Exception {
    byte[] text = "aa bb cc dddddd e\n\n ff\ngg ".getBytes(StandardCharsets.UTF_8);

    assertEquals("aa bb\ncc\ndddddd\ne\n\nff gg\n", wrapped(text, 5));
    assertEquals("aa bb cc dddddd e\n\nff gg\n", wrapped(text, 80));
  }

  @Test
  void whatIsNoTextIsRefused() {
    assertThrows(BadInputException.class, () -> wrapped(new byte[] {(byte) 0xFF}, 5));
    assertThrows(
        BadInputException.class,
        () ->
            ACTION
                .handler()
                .answer(new WrapProcessor.Wrapping(Optional.empty(), 5), MemoryCall.empty()));
  }
}
