package amplify.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A job's states as server-sent events (the HTML standard, section 9.2): an event {@code state}
 * whenever something changed, {@code end} at the end. Not thread-safe.
 */
final class EventStream implements AutoCloseable {

  private final BufferedReader lines;
  private Optional<String> lastId = Optional.empty();

  EventStream(InputStream body) {
    lines = Lines.of(body);
  }

  /** The id of the event that came last, for going on after a break. */
  Optional<String> lastId() {
    return lastId;
  }

  /**
   * Waits for the next state.
   *
   * @return empty when the stream has ended
   * @throws IOException if the connection broke, or nothing came for too long
   */
  Optional<JobStatus> next() throws IOException {
    var data = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isEmpty()) {
        if (!data.isEmpty()) {
          return Optional.of(status(data.toString()));
        }
      } else {
        read(line, data);
      }
    }
    return Optional.empty();
  }

  /** A line is {@code field: value}; one without a field is a comment, sent as a sign of life. */
  private void read(String line, StringBuilder data) {
    int colon = line.indexOf(':');
    if (colon <= 0) {
      return;
    }
    String value = line.substring(colon + 1);
    value = value.startsWith(" ") ? value.substring(1) : value;
    switch (line.substring(0, colon)) {
      case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
      case "id" -> lastId = Optional.of(value);
      default -> {
        // The state itself says whether it is the last; other fields are of no use here.
      }
    }
  }

  private static JobStatus status(String json) throws IOException {
    try {
      return JobReader.status(ServiceCalls.MAPPER.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IOException("an event is not JSON", e);
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
