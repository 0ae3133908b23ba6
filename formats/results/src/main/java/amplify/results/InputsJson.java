package amplify.results;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Gathers the inputs of a part's bins as JSON text, bin by bin. */
final class InputsJson {

  private final StringBuilder text = new StringBuilder();

  void add(BinInputs bin) {
    text.append(text.isEmpty() ? "[" : ",\n").append(json(bin));
  }

  /** The length of the text so far. */
  int length() {
    return text.length();
  }

  /** {@code [{"bin_id":…,"files":[{"key":…,"etag":…,"size":…},…]},…]}. */
  String text() {
    return text.isEmpty() ? "[]" : text + "]";
  }

  private static String json(BinInputs bin) {
    var json = new StringWriter();
    try (JsonGenerator generator = JsonFactory.builder().build().createGenerator(json)) {
      generator.writeStartObject();
      generator.writeStringField("bin_id", bin.binId());
      generator.writeArrayFieldStart("files");
      for (InputObject object : bin.objects()) {
        generator.writeStartObject();
        generator.writeStringField("key", object.key());
        generator.writeStringField("etag", object.etag());
        generator.writeNumberField("size", object.size());
        generator.writeEndObject();
      }
      generator.writeEndArray();
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Inputs of bin '%s' as JSON".formatted(bin.binId()), e);
    }
    return json.toString();
  }
}
