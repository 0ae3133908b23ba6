package amplify.runtime;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.Http1HeadersParser;
import io.helidon.http.HttpMediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.core.ParameterParser;

/**
 * A part of a form.
 *
 * @param name the field that it is for
 * @param file whether it is a file, and not a field
 * @param nameOfFile the name of the file; empty if it is none, or a browser had none to send
 * @param content the part
 */
// Handed on once and never compared.
@SuppressWarnings("ArrayRecordComponent")
record FormPart(String name, boolean file, Optional<String> nameOfFile, byte[] content) {

  /** Bytes of a part's headers, among them two forms of the name of a file. */
  static final int LONGEST_HEADERS = 4_096;

  private static final String FILE_NAME = "filename";

  /** Reads the part that begins here. */
  static FormPart read(MultipartInput parts) throws IOException {
    Headers headers = headers(parts.readHeaders());
    Map<String, String> disposition = disposition(headers);
    try (InputStream content = parts.newInputStream()) {
      return new FormPart(
          Optional.ofNullable(disposition.get("name")).orElse(""),
          disposition.containsKey(FILE_NAME) || !isText(headers),
          Optional.ofNullable(disposition.get(FILE_NAME)),
          content.readAllBytes());
    }
  }

  private static Headers headers(String text) {
    Iterator<byte[]> bytes = List.of(text.getBytes(StandardCharsets.UTF_8)).iterator();
    DataReader reader = DataReader.create(() -> bytes.hasNext() ? bytes.next() : null);
    return Http1HeadersParser.readHeaders(reader, LONGEST_HEADERS, true);
  }

  /** The parameters of the disposition; those that are empty have the value null. */
  private static Map<String, String> disposition(Headers headers) {
    var parser = new ParameterParser();
    parser.setLowerCaseNames(true);
    return parser.parse(
        headers.find(HeaderNames.CONTENT_DISPOSITION).map(Header::get).orElse(""), ';');
  }

  /** A part that does not say what it is is text (RFC 7578, 4.4). */
  private static boolean isText(Headers headers) {
    return headers.contentType().map(HttpMediaType::type).orElse("text").equals("text");
  }
}
