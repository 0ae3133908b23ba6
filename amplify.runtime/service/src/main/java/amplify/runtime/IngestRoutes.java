package amplify.runtime;

import amplify.ingest.CompletedFiles;
import amplify.ingest.Ingest;
import amplify.ingest.StartedUpload;
import amplify.ingest.UploadStatus;
import amplify.jobs.BinPage;
import amplify.jobs.UploadState;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bringing bins: {@code /ingest}. docs/http-api.md tells what is added to the contract. */
final class IngestRoutes {

  private static final Logger LOG = LoggerFactory.getLogger(IngestRoutes.class);
  private static final ObjectMapper MAPPER = new ObjectMapper();
  static final int MOST_BINS = 100;

  private final Ingest ingest;
  private final IngestJson json;
  private final ServedProcessors processors;
  private final RequestBody body;
  private final CallbackRule callbacks;
  private final InstantSource clock;
  private final IngestOperations operations;

  IngestRoutes(
      Ingest ingest,
      ServedProcessors processors,
      RequestBody body,
      CallbackRule callbacks,
      InstantSource clock,
      IngestOperations operations) {
    this.ingest = ingest;
    this.json = new IngestJson(ingest);
    this.processors = processors;
    this.body = body;
    this.callbacks = callbacks;
    this.clock = clock;
    this.operations = operations;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post("/ingest/start", operations.start(), this::start),
        Endpoint.post("/ingest/complete", operations.complete(), this::complete),
        Endpoint.post("/ingest/{job_id}/complete", operations.completeFiles(), this::completeFiles),
        Endpoint.get("/ingest/{job_id}", operations.status(), this::status),
        Endpoint.delete("/ingest/{job_id}", operations.abort(), this::abort));
  }

  private void start(ServerRequest request, ServerResponse response) {
    IngestRequest asked =
        IngestRequest.of(
            body.json(request),
            request.headers().first(HeaderNames.create("Idempotency-Key")),
            processors);
    callbacks.check(asked.job().callbackUrl());
    StartedUpload upload = ingest.start(asked.job(), asked.bins(), asked.signSizes());
    LOG.atInfo()
        .addKeyValue("ingest", upload.id())
        .addKeyValue("bins", asked.bins().size())
        .addKeyValue("files", upload.files().size())
        .log(upload.repeated() ? "Ingest started again" : "Ingest started");
    json.started(upload, urlsEnd(), response);
  }

  /** Until when URLs signed from now on are good. */
  private Instant urlsEnd() {
    return clock.instant().plus(ingest.settings().keeping().urls()).truncatedTo(ChronoUnit.SECONDS);
  }

  private void complete(ServerRequest request, ServerResponse response) {
    Answers.send(
        response, IngestJson.completed(ingest.complete(CompleteRequest.ofOne(body.json(request)))));
  }

  private void completeFiles(ServerRequest request, ServerResponse response) {
    UUID id = id(request);
    CompletedFiles files = ingest.complete(id, CompleteRequest.ofSeveral(id, body.json(request)));
    Answers.send(response, IngestJson.completed(id, files));
  }

  private void status(ServerRequest request, ServerResponse response) {
    UUID id = id(request);
    boolean wanted = wantsUrls(request);
    Set<String> statuses =
        Page.statuses(request, List.of("completed", "uploading"), Function.identity());
    var page =
        new BinPage(
            (int) Math.min(Page.cursor(request).orElse(-1), Integer.MAX_VALUE),
            Page.limit(request, MOST_BINS),
            request.query().first("bin_id").asOptional(),
            statuses.size() == 1 ? Optional.of(statuses.contains("completed")) : Optional.empty());
    UploadStatus status = ingest.status(id, page, wanted);
    boolean urls = wanted && status.upload().state() == UploadState.UPLOADING;
    json.status(status, urls, urlsEnd(), response);
  }

  private static boolean wantsUrls(ServerRequest request) {
    String text = request.query().first("urls").orElse("true");
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw InvalidRequestException.of(
              "urls", "is '%s'; expected true or false".formatted(Printable.text(text)));
    };
  }

  private void abort(ServerRequest request, ServerResponse response) {
    UUID id = id(request);
    ingest.abort(id);
    LOG.atInfo().addKeyValue("ingest", id).log("Ingest aborted");
    Answers.send(
        response,
        MAPPER
            .createObjectNode()
            .put("job_id", id.toString())
            .put("state", UploadState.ABORTED.word()));
  }

  private static UUID id(ServerRequest request) {
    String text = request.path().pathParameters().get("job_id");
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new HttpException(
          "There is no ingest '%s'".formatted(Printable.text(text)), Status.NOT_FOUND_404);
    }
  }
}
