package example.statistics;

import amplify.api.About;
import amplify.api.Artifact;
import amplify.api.BatchProcessor;
import amplify.api.Column;
import amplify.api.InputFile;
import amplify.api.InputUnit;
import amplify.api.Parameter;
import amplify.api.Row;
import amplify.api.Schema;
import amplify.api.Work;
import amplify.raster.Encoding;
import amplify.raster.Format;
import amplify.raster.Mode;
import amplify.raster.Picture;
import amplify.raster.RasterException;
import amplify.raster.RasterReader;
import amplify.raster.RasterWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Describes the grey values of images: a unit is any number of image files, and each gives a row
 * and, if it is asked for, the artifact {@code thumbnail.png}. A file that is not an image is a
 * failed row. Thread-safe.
 */
public final class StatisticsProcessor implements BatchProcessor<StatisticsProcessor.Parameters> {

  private static final Encoding PNG = Encoding.of(Format.PNG);

  private final RasterReader reader = new RasterReader();

  /**
   * The parameters of a job.
   *
   * @param thumbnail longest side of thumbnails, in pixels; 0 for none
   */
  public record Parameters(
      @Parameter(
              description = "Longest side of thumbnails, in pixels; 0 for none.",
              defaultValue = "64",
              min = 0,
              max = 1_024)
          int thumbnail) {}

  /** Makes a processor; the service does that. */
  public StatisticsProcessor() {}

  @Override
  public About about() {
    return new About("statistics", "1.0.0", "Statistics of the grey values of images.");
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Schema schema() {
    return Schema.of(
        Column.string("file"),
        Column.int64("width"),
        Column.int64("height"),
        Column.int64("lowest"),
        Column.int64("highest"),
        Column.float64("mean"),
        Column.float64("deviation"));
  }

  @Override
  public void process(InputUnit unit, Parameters parameters, Work work) throws Exception {
    List<InputFile> files = unit.files();
    work.progress().total(files.size());
    work.inOrder(
        IntStream.rangeClosed(1, files.size()).iterator(),
        number -> described(number, files.get(number - 1), parameters),
        outcome -> {
          emit(outcome, work);
          work.progress().done(outcome.number());
        });
  }

  private sealed interface Outcome {

    int number();

    record Described(int number, String file, GreyStatistics grey, Optional<byte[]> thumbnail)
        implements Outcome {}

    record NoImage(int number, String reason) implements Outcome {}
  }

  private Outcome described(int number, InputFile file, Parameters parameters) throws IOException {
    try {
      Picture picture = reader.read(file.path(), 0);
      Optional<byte[]> thumbnail =
          parameters.thumbnail() == 0
              ? Optional.empty()
              : Optional.of(png(picture.within(parameters.thumbnail(), parameters.thumbnail())));
      return new Outcome.Described(
          number, file.name(), GreyStatistics.of(picture.to(Mode.GREY)), thumbnail);
    } catch (RasterException e) {
      return new Outcome.NoImage(number, "'%s': %s".formatted(file.name(), e.getMessage()));
    }
  }

  private static byte[] png(Picture picture) throws IOException {
    var out = new ByteArrayOutputStream();
    new RasterWriter(PNG).write(picture.to(Format.PNG.nearest(picture)), out);
    return out.toByteArray();
  }

  private static void emit(Outcome outcome, Work work) {
    switch (outcome) {
      case Outcome.NoImage none -> work.output().failedRow(none.number(), none.reason());
      case Outcome.Described image -> {
        GreyStatistics grey = image.grey();
        work.output()
            .row(
                Row.of(
                    image.number(),
                    image.file(),
                    grey.width(),
                    grey.height(),
                    grey.lowest(),
                    grey.highest(),
                    grey.mean(),
                    grey.deviation()));
        image
            .thumbnail()
            .ifPresent(png ->
                work.output()
                    .artifact(Artifact.ofRow(image.number(), "thumbnail.png", "image/png", png)));
      }
    }
  }
}
