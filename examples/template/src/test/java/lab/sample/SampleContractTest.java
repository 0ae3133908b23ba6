package lab.sample;

import amplify.api.BatchProcessor;
import amplify.api.InputFile;
import amplify.api.InputUnit;
import amplify.testkit.BatchProcessorContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** What every batch processor must keep to. */
class SampleContractTest extends BatchProcessorContract<SampleProcessor.Parameters> {

  @TempDir Path folder;

  @Override
  protected BatchProcessor<SampleProcessor.Parameters> processor() {
    return new SampleProcessor();
  }

  @Override
  protected SampleProcessor.Parameters parameters() {
    return new SampleProcessor.Parameters(1);
  }

  @Override
  protected List<InputUnit> units() {
    return List.of(unit(Map.of("a.txt", "aaaa", "b.txt", "abab", "empty.txt", "")));
  }

  private InputUnit unit(Map<String, String> texts) {
    var files = new ArrayList<InputFile>();
    texts.forEach((name, text) -> {
      try {
        Path file = Files.writeString(folder.resolve(name), text);
        files.add(new InputFile(name, file, text.length()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
    return new InputUnit("unit", files);
  }
}
