package amplify.acceptance;

import amplify.api.About;
import amplify.api.Action;
import amplify.api.ActionCall;
import amplify.api.ActionProcessor;
import amplify.api.Answer;
import amplify.api.Artifact;
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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * A processor for tests that knows nothing of images: one row a file, with its name and size. Files
 * steer it: an empty one is a failed row, one named {@code broken} is bad input, {@code crash} is a
 * fault of the processor, {@code hang} never ends by itself, {@code deaf} ends after some seconds
 * and does not listen before, {@code flaky} cannot be read the first time.
 *
 * <p>Its actions do little, in every way in which an action can be asked and can answer.
 */
public final class CatalogueProcessor
    implements BatchProcessor<CatalogueProcessor.Counting>, ActionProcessor {

  private static final int LARGEST_OBJECT = 1_000;

  private static final long DEAF_MILLIS = 8_000;

  private final Set<String> readBefore = ConcurrentHashMap.newKeySet();

  /** The parameters of a job. */
  public record Counting(
      @Parameter(defaultValue = "1", min = 1, max = 10) int factor,
      @Parameter(defaultValue = "32") int batchSize) {}

  /** How a shelf is asked for. */
  public record Shelf(
      String room,
      @Parameter(min = 1, max = 99) int number,
      @Parameter(defaultValue = "false") boolean dusty,
      Optional<Double> width) {}

  /** A shelf. */
  public record ShelfFound(
      String room,
      int shelfNumber,
      boolean dusty,
      Optional<Double> width,
      Map<String, Long> books) {}

  /** What is on a label. */
  public record Label(
      @Parameter(description = "What is written on it.", pattern = "[a-z]+") String text) {}

  /** How letters are written. */
  public enum Letters {
    /** As in THIS. */
    CAPITAL,
    /** As in this. */
    SMALL
  }

  /** A text to be written otherwise. */
  public record Wording(
      Letters letters, @Parameter(pattern = "[a-z ]{1,20}") Optional<String> words) {
    /** Small letters need words. */
    public Wording {
      if (letters == Letters.SMALL && words.isEmpty()) {
        throw new IllegalArgumentException("small letters need words");
      }
    }
  }

  /** What is asked of an object. */
  public record Copying(String sourceUri, String name) {}

  /** Where a copy is. */
  public record Copied(String uri, List<Integer> firstBytes) {}

  /** How long to compute, in milliseconds. */
  public record Toil(@Parameter(max = 10_000) long millis) {}

  /** Nothing is asked. */
  public record Nothing() {}

  @Override
  public List<Action<?>> actions(Settings settings) {
    return List.of(
        Action.get(
                "shelf", "/rooms/{room}/shelves/{number}", Shelf.class, CatalogueProcessor::shelf)
            .summary("Finds a shelf.")
            .answering(ShelfFound.class)
            .example("A shelf in the hall", "{\"room\":\"hall\",\"number\":99}")
            .example(
                "A dusty one",
                "{\"room\":\"north wing\",\"number\":7,\"dusty\":true,\"width\":1.5}"),
        Action.get("label", "/labels/{text}", Label.class, CatalogueProcessor::label)
            .summary("Writes a label.")
            .tags("labels")
            .answering("text/plain")
            .answeringVersions()
            .example("A label", "{\"text\":\"atlas\"}"),
        Action.post("wording", "/wording", Wording.class, CatalogueProcessor::wording)
            .summary("Writes words otherwise.")
            .description("Words come as a **field** or as the body itself.")
            .takingContent("text/plain")
            .answering("text/plain")
            .example("Capitals", "{\"letters\":\"capital\",\"words\":\"sea ice\"}"),
        Action.post("copy", "/copies", Copying.class, CatalogueProcessor::copy)
            .summary("Copies an object.")
            .answering("application/octet-stream")
            .answering(Copied.class)
            .example(
                "An object of the bucket",
                "{\"source_uri\":\"s3://bucket/datasets/copied\",\"name\":\"copy.bin\"}"),
        Action.post("toil", "/toil", Toil.class, CatalogueProcessor::toil)
            .answering("text/plain")
            .example("A moment", "{\"millis\":1}"),
        Action.post(
            "fault",
            "/faults",
            Nothing.class,
            (request, call) -> {
              throw new IllegalStateException("a secret of the processor");
            }),
        Action.post("faults", "/faults", Nothing.class, (request, call) -> Answer.text("none"))
            .method("DELETE"));
  }

  private static Answer shelf(Shelf shelf, ActionCall call) {
    if (shelf.room().equals("cellar")) {
      throw new BadInputException("'cellar' is under water; expected another room");
    }
    return Answer.json(
        new ShelfFound(
            shelf.room(), shelf.number(), shelf.dusty(), shelf.width(), Map.of("red", 3L)));
  }

  private static Answer label(Label label, ActionCall call) {
    return Answer.versioned(label.text(), () -> Answer.text(label.text()));
  }

  private static Answer wording(Wording wording, ActionCall call) {
    String words =
        call.content()
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
            .or(wording::words)
            .orElse("nothing");
    return Answer.text(
        wording.letters() == Letters.CAPITAL ? words.toUpperCase(Locale.ROOT) : words);
  }

  private static Answer copy(Copying copying, ActionCall call) {
    byte[] bytes = call.fetch(copying.sourceUri(), LARGEST_OBJECT);
    if (!call.prefers("application/json")) {
      return Answer.bytes(bytes, "application/octet-stream");
    }
    String uri = call.keep(copying.name(), bytes, "application/octet-stream");
    return Answer.json(
        new Copied(uri, IntStream.range(0, 2).mapToObj(i -> (int) bytes[i]).toList()));
  }

  private static Answer toil(Toil toil, ActionCall call) throws Exception {
    return call.compute(() -> {
      Thread.sleep(toil.millis());
      return Answer.text("done");
    });
  }

  @Override
  public About about() {
    return new About("catalogue", "2.1", "Lists files.");
  }

  @Override
  public Class<Counting> parameters() {
    return Counting.class;
  }

  @Override
  public Schema schema() {
    return Schema.of(Column.string("name"), Column.int64("size"), Column.float64("share"));
  }

  @Override
  public void process(InputUnit unit, Counting settings, Work work) throws Exception {
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

  private static void emit(Content content, Counting settings, Work work) {
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
