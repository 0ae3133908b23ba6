package amplify.raster;

import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.spi.ImageReaderSpi;

/**
 * One use of a reader of ImageIO on bytes whose headers were checked. The reader is made by its own
 * provider and not looked up, as what is registered in a process may change. It is stopped when
 * time is over, and what it only warns of while it gives half a picture is an error here.
 */
final class LibraryReading implements IIOReadProgressListener, IIOReadWarningListener {

  /** What the reader is asked for. */
  @FunctionalInterface
  interface Question<T> {
    T ask(ImageReader reader) throws IOException;
  }

  private final Source source;
  private boolean incomplete;

  private LibraryReading(Source source) {
    this.source = source;
  }

  /** A page as the reader gives it. */
  static RenderedImage image(Source source, ImageReaderSpi provider, byte[] bytes, int page) {
    return new LibraryReading(source).ask(provider, bytes, reader -> reader.read(page));
  }

  /** The samples of the first page as they are in the file. */
  static Raster raster(Source source, ImageReaderSpi provider, byte[] bytes) {
    return new LibraryReading(source).ask(provider, bytes, reader -> reader.readRaster(0, null));
  }

  private <T> T ask(ImageReaderSpi provider, byte[] bytes, Question<T> question) {
    try (var stream = new MemoryStream(bytes, source)) {
      ImageReader reader = provider.createReaderInstance();
      try {
        reader.addIIOReadProgressListener(this);
        reader.addIIOReadWarningListener(this);
        reader.setInput(stream, false, true);
        T answer = question.ask(reader);
        source.deadline().check();
        if (incomplete) {
          throw source.truncated();
        }
        return answer;
      } finally {
        reader.dispose();
      }
    } catch (EOFException e) {
      source.deadline().check();
      throw source.truncated();
    } catch (IOException e) {
      source.deadline().check();
      throw new UnreadableImageException(
          "Corrupt %s: %s".formatted(source.format(), oneLine(e.getMessage())), e);
    }
  }

  private static String oneLine(String message) {
    return message == null
        ? "its data contradict each other"
        : message.lines().findFirst().orElse("").replaceAll("[^ -~]", "?").strip();
  }

  @Override
  public void warningOccurred(ImageReader reader, String warning) {
    String text = warning.toLowerCase(Locale.ROOT);
    incomplete |=
        text.contains("premature end")
            || text.contains("incomplete")
            || text.contains("unexpected end")
            || text.contains("truncated")
            || text.contains("eof");
  }

  @Override
  public void imageProgress(ImageReader reader, float percent) {
    if (source.deadline().isOver()) {
      reader.abort();
    }
  }

  @Override
  public void sequenceStarted(ImageReader reader, int index) {}

  @Override
  public void sequenceComplete(ImageReader reader) {}

  @Override
  public void imageStarted(ImageReader reader, int index) {}

  @Override
  public void imageComplete(ImageReader reader) {}

  @Override
  public void thumbnailStarted(ImageReader reader, int index, int thumbnail) {}

  @Override
  public void thumbnailProgress(ImageReader reader, float percent) {}

  @Override
  public void thumbnailComplete(ImageReader reader) {}

  @Override
  public void readAborted(ImageReader reader) {}
}
