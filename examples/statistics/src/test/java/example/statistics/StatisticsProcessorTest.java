package example.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import amplify.api.BatchProcessor;
import amplify.api.InputFile;
import amplify.api.InputUnit;
import amplify.raster.Encoding;
import amplify.raster.Format;
import amplify.raster.Mode;
import amplify.raster.Picture;
import amplify.raster.RasterWriter;
import amplify.testkit.BatchProcessorContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatisticsProcessorTest extends BatchProcessorContract<StatisticsProcessor.Parameters> {

  private static final Picture TWO_GREYS =
      Picture.of(Mode.GREY, 4, 2, new byte[] {10, 10, 10, 10, 30, 30, 30, 30});

  @TempDir Path folder;

  @Override
  protected BatchProcessor<StatisticsProcessor.Parameters> processor() {
    return new StatisticsProcessor();
  }

  @Override
  protected StatisticsProcessor.Parameters parameters() {
    return new StatisticsProcessor.Parameters(2);
  }

  @Override
  protected List<InputUnit> units() {
    try {
      Path text = Files.writeString(folder.resolve("notes.txt"), "no image");
      return List.of(
          new InputUnit(
              "unit", List.of(file(image(Format.PNG)), file(image(Format.BMP)), file(text))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path image(Format format) throws IOException {
    Path file = folder.resolve("greys." + format.id());
    try (var out = Files.newOutputStream(file)) {
      new RasterWriter(Encoding.of(format)).write(TWO_GREYS, out);
    }
    return file;
  }

  private static InputFile file(Path path) throws IOException {
    return new InputFile(path.getFileName().toString(), path, Files.size(path));
  }

  @Test
  void greysAreDescribed() {
    assertEquals(new GreyStatistics(4, 2, 10, 30, 20, 10), GreyStatistics.of(TWO_GREYS));
  }
}
