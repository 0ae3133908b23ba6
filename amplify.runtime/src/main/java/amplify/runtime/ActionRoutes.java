package amplify.runtime;

import amplify.api.Answer;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** The actions of a processor, each at its own path. */
final class ActionRoutes {

  private final List<LoadedAction<?>> actions;
  private final ActionObjects objects;
  private final ActionRoom room;
  private final RequestBody body;

  ActionRoutes(
      Collection<LoadedAction<?>> actions,
      ActionObjects objects,
      ActionRoom room,
      RequestBody body) {
    this.actions = List.copyOf(actions);
    this.objects = objects;
    this.room = room;
    this.body = body;
  }

  List<Endpoint> endpoints() {
    return actions.stream()
        .map(action ->
            new Endpoint(
                action.declared().method(),
                action.declared().path(),
                (request, response) -> serve(action, request, response)))
        .toList();
  }

  private void serve(LoadedAction<?> action, ServerRequest request, ServerResponse response)
      throws Exception {
    try (var held = new HeldInputs(room.inputs())) {
      ActionBody given = ActionBody.read(action, request, body, held);
      var call = new ServedCall(request, given.content(), objects, room, held);
      send(request, response, action.answer(ActionFields.of(action, request, given), call));
    }
  }

  private static void send(ServerRequest request, ServerResponse response, Answer answer)
      throws Exception {
    switch (answer) {
      case Answer.Json json -> Answers.send(response, RecordJson.of(json.value()));
      case Answer.Bytes bytes -> {
        response.header(HeaderNames.CONTENT_TYPE, bytes.mediaType());
        response.send(bytes.bytes());
      }
      case Answer.Versioned versioned -> {
        String tag = '"' + versioned.version().replaceAll("[^\\x21\\x23-\\x7e]", "_") + '"';
        response.header(HeaderNames.ETAG, tag);
        response.header(HeaderNames.CACHE_CONTROL, "private, no-cache");
        response.header(HeaderNames.VARY, "Accept");
        if (has(request, tag)) {
          response.status(Status.NOT_MODIFIED_304);
          response.send();
        } else {
          send(request, response, versioned.answer().call());
        }
      }
    }
  }

  /** Whether the caller says it has this version already (RFC 9110, 13.1.2). */
  private static boolean has(ServerRequest request, String tag) {
    return request
        .headers()
        .first(HeaderNames.IF_NONE_MATCH)
        .map(text -> String.join(",", request.headers().get(HeaderNames.IF_NONE_MATCH).allValues()))
        .stream()
        .flatMap(text -> Arrays.stream(text.split(",")))
        .map(String::strip)
        .anyMatch(known -> known.equals("*") || known.replaceFirst("^W/", "").equals(tag));
  }
}
