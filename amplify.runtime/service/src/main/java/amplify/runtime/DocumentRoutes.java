package amplify.runtime;

import amplify.openapi.Document;
import amplify.openapi.Page;
import amplify.openapi.PageFile;
import amplify.openapi.Tag;
import io.helidon.http.HeaderNames;
import io.helidon.http.NotFoundException;
import io.helidon.http.Status;
import io.helidon.openapi.OpenApiFeature;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.spi.ServerFeature;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /openapi.json}, the document of all that the service answers, and the page over it. */
final class DocumentRoutes {

  private static final String PATH = "/openapi.json";

  private static final String GENERAL =
      """


      Errors are problem documents (RFC 9457) whose `detail` says what is wrong and what to do. \
      Times are RFC 3339 in UTC. Names of fields are in snake_case, except `PartNumber` and `ETag`.\
      """;

  private final List<Endpoint> endpoints;
  private final String document;
  private final VersionedBytes page;

  /**
   * Composes the document.
   *
   * @param processors whose service it is
   * @param others what else the service answers
   * @throws IllegalArgumentException if it would contradict itself
   */
  DocumentRoutes(ServedProcessors processors, List<Endpoint> others) {
    endpoints =
        List.of(
            Endpoint.byFeature(PATH, ServiceOperations.document()),
            Endpoint.get("/docs", ServiceOperations.page(), this::page),
            Endpoint.get("/docs/{file}", ServiceOperations.pageFile(), this::file));
    var all = new ArrayList<Endpoint>(others);
    all.addAll(endpoints);
    document =
        new Document(
                processors.about().name(),
                processors.about().version(),
                processors.about().summary() + GENERAL,
                tags(processors, all),
                all.stream().map(Endpoint::route).toList())
            .json()
            .toString();
    page =
        VersionedBytes.of(
            Page.ofService(processors.about().name()).getBytes(StandardCharsets.UTF_8),
            "text/html; charset=UTF-8");
  }

  /** Leads to the page whoever types its address with a slash at the end. */
  static void registerTypedAddress(HttpRouting.Builder routing) {
    routing.get(
        "/docs/",
        (request, response) -> {
          response.status(Status.PERMANENT_REDIRECT_308);
          response.header(HeaderNames.LOCATION, "../docs");
          response.send();
        });
  }

  /** The feature that answers {@code /openapi.json}. */
  // Pages of other origins are let in nowhere, and only this deprecated setting keeps them out
  // here.
  @SuppressWarnings("removal")
  ServerFeature feature() {
    return OpenApiFeature.builder()
        .webContext(PATH)
        .cors(origins -> origins.enabled(false))
        .manager(new ServedDocument(document))
        .addService(new DocumentAnswer())
        .servicesDiscoverServices(false)
        .build();
  }

  List<Endpoint> endpoints() {
    return endpoints;
  }

  /** The headings that something stands under: first what the processors do. */
  private static List<Tag> tags(ServedProcessors processors, List<Endpoint> endpoints) {
    Map<String, String> descriptions = new LinkedHashMap<>();
    for (LoadedProcessor processor : processors.all()) {
      for (LoadedAction<?> action : processor.actions()) {
        ActionOperation.headings(action.declared(), processor.about().name())
            .forEach(heading -> descriptions.putIfAbsent(heading, described(heading, processor)));
      }
    }
    descriptions.putIfAbsent(Headings.JOBS, "Processing bins that are in the bucket.");
    descriptions.putIfAbsent(Headings.INGEST, "Uploading bins that are not in the bucket yet.");
    descriptions.putIfAbsent(Headings.SERVICE, "The state of the service, and this document.");
    List<String> used =
        endpoints.stream()
            .flatMap(endpoint -> endpoint.route().operation().tags().stream())
            .toList();
    return descriptions.entrySet().stream()
        .filter(tag -> used.contains(tag.getKey()))
        .map(tag -> new Tag(tag.getKey(), tag.getValue()))
        .toList();
  }

  /** Only a heading that is the processor's name needs more words than itself. */
  private static String described(String heading, LoadedProcessor processor) {
    return heading.equals(processor.about().name()) ? processor.about().summary() : "";
  }

  private void page(ServerRequest request, ServerResponse response) {
    response.header(HeaderNames.create("Content-Security-Policy"), Page.POLICY);
    page.send(request, response);
  }

  private void file(ServerRequest request, ServerResponse response) {
    String name = request.path().pathParameters().get("file");
    PageFile file =
        Arrays.stream(PageFile.values())
            .filter(known -> known.fileName().equals(name))
            .findFirst()
            .orElseThrow(
                () -> new NotFoundException("There is nothing at /docs/" + Printable.text(name)));
    VersionedBytes.of(file.bytes(), file.mediaType()).send(request, response);
  }
}
