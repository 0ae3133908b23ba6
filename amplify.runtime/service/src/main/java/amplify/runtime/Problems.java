package amplify.runtime;

import amplify.api.BadInputException;
import amplify.ingest.InvalidUploadException;
import amplify.ingest.UploadBusyException;
import amplify.ingest.UploadConflictException;
import amplify.ingest.UploadLimitException;
import amplify.ingest.UploadNotFoundException;
import amplify.ingest.UploadRefusedException;
import amplify.jobs.DatabaseUnavailableException;
import amplify.jobs.IdempotencyConflictException;
import amplify.jobs.JobStateException;
import amplify.s3.InvalidObjectUriException;
import amplify.s3.ObjectNotFoundException;
import amplify.s3.StoreAccessException;
import amplify.s3.StoreUnavailableException;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import java.util.List;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what goes wrong into {@linkplain Problem problem documents}. */
final class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  /** Told while the database is out of reach. */
  static final String NO_DATABASE = "The database is out of reach; try again in some seconds";

  /** Told while the object store is out of reach. */
  static final String NO_STORE = "The object store is out of reach; try again in some seconds";

  private static final String NO_REQUEST =
      "The request does not begin with a method, a path and HTTP/1.1";

  private static final String BAD_REQUEST =
      "The request breaks a rule of HTTP/1.1 in its first line or its headers; expected a Host, legal"
          + " characters, and one Content-Length or chunks";

  private static final String OTHER_VERSION =
      "The request is of another version of HTTP; expected HTTP/1.1";

  private static final String CUT_SHORT = "The body ends before it should";

  private static final int RETRY_SECONDS = 5;
  private static final int BUSY_SECONDS = 1;

  private Problems() {}

  /** Handles errors of routes. */
  static void register(HttpRouting.Builder routing) {
    routing.error(
        Throwable.class,
        (request, response, error) -> {
          Problem problem = of(error);
          if (problem.status().code() >= Status.INTERNAL_SERVER_ERROR_500.code()) {
            boolean fault = problem.status().equals(Status.INTERNAL_SERVER_ERROR_500);
            (fault ? LOG.atError().setCause(error) : LOG.atWarn())
                .addKeyValue("method", request.prologue().method().text())
                .addKeyValue("path", request.prologue().uriPath().path())
                .addKeyValue("status", problem.status().code())
                .addKeyValue("error", error.getMessage())
                .log("Request failed");
          }
          problem.send(response);
        });
  }

  /** Handles errors that happen before a route is found, such as malformed HTTP. */
  static void register(DirectHandlers.Builder handlers) {
    for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
      handlers.addHandler(
          type,
          (request, event, status, headers, message) -> {
            Problem problem =
                isOfFirstLine(request, event)
                    ? Problem.of(Status.BAD_REQUEST_400, NO_REQUEST)
                    : Problem.of(status, remedy(status, detail(status, message)));
            return DirectHandler.TransportResponse.builder()
                .status(problem.status())
                .headers(headers)
                .header(HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .entity(problem.bytes())
                .build();
          });
    }
  }

  /** What the server says of malformed HTTP, in words where it has none but the status. */
  private static String remedy(Status status, String detail) {
    if (!detail.equals(status.reasonPhrase())) {
      return detail;
    }
    return switch (status.code()) {
      case 400 -> BAD_REQUEST;
      case 505 -> OTHER_VERSION;
      default -> detail;
    };
  }

  /** The server takes a method that cannot be one for a fault of its own. */
  private static boolean isOfFirstLine(
      DirectHandler.TransportRequest request, DirectHandler.EventType event) {
    return event == DirectHandler.EventType.INTERNAL_ERROR && request.method().isEmpty();
  }

  /** The problem document of an error. */
  static Problem of(Throwable error) {
    return switch (error) {
      case InvalidRequestException e ->
          new Problem(Status.BAD_REQUEST_400, e.getMessage(), e.errors(), OptionalInt.empty());
      case BadInputException e -> Problem.of(Status.BAD_REQUEST_400, e.getMessage());
      case amplify.api.NotFoundException e -> Problem.of(Status.NOT_FOUND_404, e.getMessage());
      case BusyException e ->
          new Problem(
              Status.TOO_MANY_REQUESTS_429,
              e.getMessage(),
              List.of(),
              OptionalInt.of(BUSY_SECONDS));
      case InvalidUploadException e -> refused(Status.BAD_REQUEST_400, e);
      case UploadLimitException e -> refused(Status.REQUEST_ENTITY_TOO_LARGE_413, e);
      case UploadNotFoundException e -> Problem.of(Status.NOT_FOUND_404, e.getMessage());
      case UploadConflictException e -> Problem.of(Status.CONFLICT_409, e.getMessage());
      case UploadBusyException e -> unavailable(e.getMessage());
      case InvalidObjectUriException e -> Problem.of(Status.BAD_REQUEST_400, e.getMessage());
      case ObjectNotFoundException e -> Problem.of(Status.NOT_FOUND_404, e.getMessage());
      case IdempotencyConflictException e -> Problem.of(Status.CONFLICT_409, e.getMessage());
      case JobStateException e -> Problem.of(Status.CONFLICT_409, e.getMessage());
      case DatabaseUnavailableException e -> unavailable(NO_DATABASE);
      case StoreUnavailableException e -> unavailable(NO_STORE);
      case StoreAccessException e -> Problem.of(Status.BAD_GATEWAY_502, e.getMessage());
      case DataReader.InsufficientDataAvailableException e ->
          Problem.of(Status.BAD_REQUEST_400, CUT_SHORT);
      // Most callers that break off are gone; nothing is wrong here in any case.
      case ServerConnectionException e -> Problem.of(Status.BAD_REQUEST_400, CUT_SHORT);
      case HttpException e -> Problem.of(e.status(), detail(e.status(), e.getMessage()));
      case RequestException e -> Problem.of(e.status(), detail(e.status(), e.getMessage()));
      default -> Problem.of(Status.INTERNAL_SERVER_ERROR_500, "The service failed; see its log");
    };
  }

  private static Problem refused(Status status, UploadRefusedException e) {
    var error = new FieldError(e.field(), e.rule());
    return new Problem(status, error.sentence(), List.of(error), OptionalInt.empty());
  }

  static Problem unavailable(String detail) {
    return new Problem(
        Status.SERVICE_UNAVAILABLE_503, detail, List.of(), OptionalInt.of(RETRY_SECONDS));
  }

  private static String detail(Status status, String message) {
    return message == null || message.isBlank() ? status.reasonPhrase() : Printable.text(message);
  }
}
