package amplify.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import amplify.api.InputRule;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestStreamTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "{\"bins\": []}", "{\"bins\": 3}", "{}"})
  void aRefusedManifestDoesNotKeepItsConnection(String content) {
    var closed = new AtomicInteger();
    var stream =
        new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)) {
          @Override
          public void close() {
            closed.incrementAndGet();
          }
        };

    assertThrows(
        InvalidRequestException.class,
        () ->
            new ManifestObject(
                "s3://b/m.json",
                stream,
                new BinEntry(InputRule.anyFiles(), UnaryOperator.identity())));

    assertEquals(1, closed.get());
  }
}
