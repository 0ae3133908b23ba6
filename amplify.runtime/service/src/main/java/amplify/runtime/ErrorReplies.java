package amplify.runtime;

import amplify.openapi.Content;
import amplify.openapi.Example;
import amplify.openapi.JsonSchema;
import amplify.openapi.Reply;
import io.helidon.http.Status;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What people read of errors; examples are the problem documents that are really sent. */
final class ErrorReplies {

  private ErrorReplies() {}

  /** The request breaks a rule. */
  static Reply badRequest(String... details) {
    return badRequest(Arrays.stream(details).map(InvalidRequestException::new));
  }

  /** A field of the request breaks a rule. */
  static Reply badField(String field, String rule) {
    return badRequest(Stream.of(InvalidRequestException.of(field, rule)));
  }

  /** The request breaks one of several rules. */
  static Reply badRequest(Stream<InvalidRequestException> examples) {
    return reply(
        Status.BAD_REQUEST_400,
        "The request breaks a rule; `detail` says which, and what to do.",
        examples.map(Problems::of));
  }

  static Reply notFound(String... details) {
    return texts(Status.NOT_FOUND_404, "There is no such thing.", details);
  }

  static Reply notAccepted(String detail) {
    return texts(
        Status.NOT_ACCEPTABLE_406, "There is no answer of a kind that `Accept` names.", detail);
  }

  static Reply conflict(String... details) {
    return texts(Status.CONFLICT_409, "Not as things stand.", details);
  }

  /**
   * The body is too large.
   *
   * @param body what reads it, and says so
   */
  static Reply tooLarge(RequestBody body) {
    return texts(
        Status.REQUEST_ENTITY_TOO_LARGE_413, "The request asks for too much.", body.refusal());
  }

  static Reply notJson() {
    return texts(
        Status.UNSUPPORTED_MEDIA_TYPE_415,
        "The body is of a kind that is not taken here.",
        "Content-Type is 'text/plain'; expected application/json");
  }

  static Reply busy(String detail) {
    return reply(
            Status.TOO_MANY_REQUESTS_429,
            "Too many compute already.",
            Stream.of(Problems.of(new BusyException(detail))))
        .header("Retry-After", "When to come again, in seconds.");
  }

  static Reply fault() {
    return reply(
        Status.INTERNAL_SERVER_ERROR_500,
        "A fault of the service.",
        Stream.of(Problems.of(new IllegalStateException())));
  }

  static Reply refusedByStore() {
    return texts(
        Status.BAD_GATEWAY_502,
        "The object store does not let the service in.",
        "The object store refused opening an object (403 AccessDenied): check S3_ACCESS_KEY, S3_SECRET_KEY, S3_BUCKET and rights");
  }

  static Reply unavailable(String... details) {
    return reply(
            Status.SERVICE_UNAVAILABLE_503,
            "Something that is needed is out of reach for now.",
            Arrays.stream(details).map(Problems::unavailable))
        .header("Retry-After", "When to come again, in seconds.");
  }

  private static Reply texts(Status status, String description, String... details) {
    return reply(
        status, description, Arrays.stream(details).map(detail -> Problem.of(status, detail)));
  }

  private static Reply reply(Status status, String description, Stream<Problem> problems) {
    List<Example> examples =
        problems.map(problem -> new Example(problem.detail(), problem.json())).toList();
    return Reply.of(
        status.code(),
        description,
        new Content(Problem.MEDIA_TYPE, JsonSchema.named("Problem", schema()), examples));
  }

  private static JsonSchema schema() {
    return JsonSchema.object()
        .member("type", JsonSchema.text().described("`about:blank`: the status says it all."))
        .member("title", JsonSchema.text().described("The status in words."))
        .member("status", JsonSchema.int32().described("The HTTP status."))
        .member(
            "detail",
            JsonSchema.text().described("What is wrong and what to do, in a sentence for people."))
        .member("error", JsonSchema.text().described("As `title`, for older clients."))
        .optionalMember(
            "errors",
            JsonSchema.list(
                    JsonSchema.object()
                        .member(
                            "field",
                            JsonSchema.text()
                                .described("Its path, such as `manifest_inline.bins[3].bin_id`."))
                        .member("detail", JsonSchema.text().described("What is wrong with it.")))
                .described("The same field by field, where fields are wrong."))
        .described("An error (RFC 9457).");
  }
}
