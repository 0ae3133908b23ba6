package amplify.acceptance;

import amplify.api.About;
import amplify.api.Artifact;
import amplify.api.BadInputException;
import amplify.api.BatchProcessor;
import amplify.api.Column;
import amplify.api.InputFile;
import amplify.api.InputUnit;
import amplify.api.Parameter;
import amplify.api.Row;
import amplify.api.Schema;
import amplify.api.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * A processor for tests that knows nothing of images: one row a file, with its name and size. Files
 * steer it: an empty one is a failed row, one named {@code broken} is bad input, {@code crash} is a
 * fault of the processor, {@code hang} never ends by itself, {@code deaf} ends after some seconds
 * and does not listen before, {@code flaky} cannot be read the first time.
 */
public final class CatalogueProcessor implements BatchProcessor<CatalogueProcessor.Settings> {

  private static final long DEAF_MILLIS = 8_000;

  private final Set<String> readBefore = ConcurrentHashMap.newKeySet();

  /** The parameters of a job. */
  public record Settings(
      @Parameter(defaultValue = "1", min = 1, max = 10) int factor,
      @Parameter(defaultValue = "32") int batchSize) {}

  @Override
  public About about() {
    return new About("catalogue", "2.1", "Lists files.");
  }

  @Override
  public Class<Settings> parameters() {
    return Settings.class;
  }

  @Override
  public Schema schema() {
    return Schema.of(Column.string("name"), Column.int64("size"), Column.float64("share"));
  }

  @Override
  public void process(InputUnit unit, Settings settings, Work work) throws Exception {
    work.progress().total(unit.files().size());
    work.inOrder(
        IntStream.range(0, unit.files().size()).iterator(),
        i -> new Content(i + 1, unit.files().get(i).name(), read(unit, i, work)),
        content -> emit(content, settings, work));
  }

  private byte[] read(InputUnit unit, int index, Work work) throws Exception {
    InputFile file = unit.files().get(index);
    return switch (file.name()) {
      case "broken" -> throw new BadInputException("'broken' is broken");
      case "crash" -> throw new IllegalStateException("a fault of the processor");
      case "deaf" -> {
        Thread.sleep(DEAF_MILLIS);
        yield new byte[1];
      }
      case "hang" -> {
        while (true) {
          Thread.sleep(10);
          work.cancellation().check();
        }
      }
      case "flaky" -> {
        if (readBefore.add(unit.id())) {
          throw new IOException("'flaky' cannot be read the first time");
        }
        yield Files.readAllBytes(file.path());
      }
      default -> Files.readAllBytes(file.path());
    };
  }

  private static void emit(Content content, Settings settings, Work work) {
    if (content.bytes().length == 0) {
      work.output().failedRow(content.number(), "'%s' is empty".formatted(content.name()));
    } else {
      long size = (long) content.bytes().length * settings.factor();
      work.output().row(Row.of(content.number(), content.name(), size, size / 2.0));
      work.output()
          .artifact(
              Artifact.ofRow(content.number(), "bin", "application/octet-stream", content.bytes()));
    }
    work.progress().done(content.number());
  }

  // Passed on once and never compared.
  @SuppressWarnings("ArrayRecordComponent")
  private record Content(long number, String name, byte[] bytes) {}
}
