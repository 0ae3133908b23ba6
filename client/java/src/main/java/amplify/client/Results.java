package amplify.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The calls that list a job's results. Thread-safe. */
final class Results {

  private static final int PAGE = 500;

  private final ServiceCalls calls;

  Results(ServiceCalls calls) {
    this.calls = calls;
  }

  /** The objects whose names begin so, by name, fetched page by page. */
  Stream<ResultObject> list(String jobId, String prefix) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            new Pages(jobId, prefix), Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  /** The object of that very name. */
  Optional<ResultObject> find(String jobId, String name) {
    return page(jobId, name, Optional.empty()).objects().stream()
        .filter(object -> object.name().equals(name))
        .findFirst();
  }

  private ResultPage page(String jobId, String prefix, Optional<String> cursor) {
    JsonNode json =
        calls.get(
            "jobs/%s/results?prefix=%s&limit=%d%s"
                .formatted(
                    Addresses.encoded(jobId),
                    Addresses.encoded(prefix),
                    PAGE,
                    cursor.map(text -> "&cursor=" + Addresses.encoded(text)).orElse("")));
    return new ResultPage(
        JobReader.list(json.path("objects"), Results::object), JobReader.text(json, "next_cursor"));
  }

  private static ResultObject object(JsonNode json) {
    return new ResultObject(
        json.path("name").asText(),
        json.path("size").asLong(),
        json.path("etag").asText(),
        URI.create(json.path("url").asText()));
  }

  /** Walks from page to page. */
  private final class Pages implements Iterator<ResultObject> {

    private final String jobId;
    private final String prefix;
    private Iterator<ResultObject> current;
    private Optional<String> cursor;

    Pages(String jobId, String prefix) {
      this.jobId = jobId;
      this.prefix = prefix;
      take(page(jobId, prefix, Optional.empty()));
    }

    private void take(ResultPage page) {
      current = page.objects().iterator();
      cursor = page.next();
    }

    @Override
    public boolean hasNext() {
      while (!current.hasNext() && cursor.isPresent()) {
        take(page(jobId, prefix, cursor));
      }
      return current.hasNext();
    }

    @Override
    public ResultObject next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return current.next();
    }
  }
}
