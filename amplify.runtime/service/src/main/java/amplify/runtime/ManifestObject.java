package amplify.runtime;

import amplify.jobs.NewBin;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The bins of a manifest that lies in an object, read as a stream: either {@code {"bins": […]}} or,
 * where the key ends in {@code .jsonl}, one bin object a line. Byte order marks, CRLF and blank
 * lines are accepted.
 */
final class ManifestObject implements Iterator<NewBin>, AutoCloseable {

  private static final JsonFactory JSON = new ObjectMapper().getFactory();

  private final String uri;
  private final boolean lines;
  private final BinEntry entries;
  private final JsonParser parser;
  private int read;
  private boolean more;

  /**
   * Begins to read.
   *
   * @throws InvalidRequestException if it is not a manifest, or lists no bin
   */
  ManifestObject(String uri, InputStream content, BinEntry entries) {
    this.uri = uri;
    this.lines = uri.endsWith(".jsonl");
    this.entries = entries;
    try {
      parser = JSON.createParser(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    boolean usable = false;
    try {
      advance(() -> {
        if (!lines) {
          seekBins();
        }
      });
      if (!more) {
        throw invalid("lists no bins; at least one is needed");
      }
      usable = true;
    } finally {
      if (!usable) {
        close();
      }
    }
  }

  private void seekBins() throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw invalid("is not a JSON object; expected {\"bins\": […]}");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean bins = parser.currentName().equals("bins");
      JsonToken value = parser.nextToken();
      if (bins && value == JsonToken.START_ARRAY) {
        return;
      }
      if (bins) {
        throw invalid("has 'bins' that is not a list");
      }
      parser.skipChildren();
    }
    throw invalid("has no member 'bins'; expected {\"bins\": […]}");
  }

  private void advance(Step step) {
    try {
      step.run();
      JsonToken token = parser.nextToken();
      more = token != null && token != JsonToken.END_ARRAY;
      if (token == JsonToken.END_ARRAY) {
        finish();
      }
    } catch (JsonProcessingException e) {
      throw invalid(
          "is not JSON: %s (line %d, column %d)"
              .formatted(
                  Printable.text(e.getOriginalMessage()),
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads the rest, so that a manifest cut off behind its last bin is not taken for a whole one.
   */
  private void finish() throws IOException {
    while (parser.nextToken() != null) {
      parser.skipChildren();
    }
  }

  @Override
  public boolean hasNext() {
    return more;
  }

  @Override
  public NewBin next() {
    if (!more) {
      throw new NoSuchElementException();
    }
    String place =
        lines
            ? "%s line %d".formatted(uri, parser.currentTokenLocation().getLineNr())
            : "%s bins[%d]".formatted(uri, read);
    var bin = new NewBin[1];
    advance(() -> bin[0] = entries.read(parser.readValueAsTree(), place));
    read++;
    return bin[0];
  }

  private InvalidRequestException invalid(String what) {
    return new InvalidRequestException("The manifest %s %s".formatted(uri, what));
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Step {

    void run() throws IOException;
  }
}
