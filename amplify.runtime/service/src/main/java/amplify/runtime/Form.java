package amplify.runtime;

import amplify.api.BadInputException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HttpException;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.fileupload2.core.MultipartInput;

/**
 * Reads forms ({@code multipart/form-data}, RFC 7578) as they come: fields, and one file at most,
 * which is kept in memory. The request has taken the room for it.
 */
final class Form {

  private static final int MOST_PARTS = 100;
  private static final int LONGEST_FIELD = 10_000;

  private final List<Map.Entry<String, String>> fields = new ArrayList<>();
  private Optional<byte[]> file = Optional.empty();

  private Form() {}

  static boolean isOne(ServerRequest request) {
    return request
        .headers()
        .contentType()
        .filter(type -> type.test(MediaTypes.MULTIPART_FORM_DATA))
        .isPresent();
  }

  /**
   * Reads the form of a request.
   *
   * @param headers of the request
   * @param content its body
   * @throws InvalidRequestException if it is malformed or has more than one file
   */
  static ActionBody read(ServerRequestHeaders headers, InputStream content) {
    String boundary = headers.contentType().orElseThrow().parameters().get("boundary");
    if (boundary == null) {
      throw new InvalidRequestException(
          "The form's Content-Type has no boundary; expected one that separates its parts");
    }
    var form = new Form();
    try {
      form.read(content, boundary);
    } catch (HttpException | BusyException | BadInputException | InvalidRequestException e) {
      // Whoever gives the content refuses more of it, or the form says something else than it may.
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new InvalidRequestException(
          "The form is cut short or malformed; expected %s"
              .formatted(MediaTypes.MULTIPART_FORM_DATA.text()));
    }
    return new ActionBody(JsonNodeFactory.instance.objectNode(), form.fields, form.file);
  }

  private void read(InputStream content, String boundary) throws IOException {
    MultipartInput parts =
        MultipartInput.builder()
            .setInputStream(content)
            .setBoundary(boundary.getBytes(StandardCharsets.ISO_8859_1))
            .setPartHeaderSizeMax(FormPart.LONGEST_HEADERS)
            .get();
    if (!parts.skipPreamble()) {
      return;
    }
    int count = 0;
    do {
      count++;
      if (count > MOST_PARTS) {
        throw new InvalidRequestException(
            "The form has more than %d parts; expected fewer".formatted(MOST_PARTS));
      }
      add(FormPart.read(parts));
    } while (parts.readBoundary());
  }

  private void add(FormPart part) {
    byte[] bytes = part.content();
    if (bytes.length == 0 && part.nameOfFile().isEmpty()) {
      // Browsers send every field of a form, also those that nobody filled in.
      return;
    }
    if (part.file()) {
      if (file.isPresent()) {
        throw InvalidRequestException.of(part.name(), "is a second file; expected one");
      }
      file = Optional.of(bytes);
      return;
    }
    if (bytes.length > LONGEST_FIELD) {
      throw InvalidRequestException.of(
          part.name(), "is longer than %d bytes; expected a file".formatted(LONGEST_FIELD));
    }
    fields.add(Map.entry(part.name(), new String(bytes, StandardCharsets.UTF_8)));
  }
}
