package lab.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import amplify.api.Action;
import amplify.api.Answer;
import amplify.api.BadInputException;
import amplify.testkit.GivenSettings;
import amplify.testkit.MemoryCall;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SampleActionTest {

  @SuppressWarnings("unchecked")
  private static final Action<SampleProcessor.Question> ACTION =
      (Action<SampleProcessor.Question>)
          new SampleProcessor().actions(GivenSettings.of()).getFirst();

  @Test
  void varietyIsTold() throws Exception {
    MemoryCall call = MemoryCall.of("abab".getBytes(StandardCharsets.UTF_8));

    Answer answer = ACTION.handler().answer(new SampleProcessor.Question(3), call);

    assertEquals(Answer.json(new SampleProcessor.Found(4, 1.0)), answer);
  }

  @Test
  void aRequestWithoutAFileIsRefused() {
    assertThrows(
        BadInputException.class,
        () -> ACTION.handler().answer(new SampleProcessor.Question(3), MemoryCall.empty()));
  }
}
