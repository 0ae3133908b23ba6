package amplify.runtime;

import amplify.api.Answer;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** The actions of a processor, each at its own path. */
final class ActionRoutes {

  private final LoadedProcessor processor;
  private final Surroundings surroundings;

  ActionRoutes(LoadedProcessor processor, Surroundings surroundings) {
    this.processor = processor;
    this.surroundings = surroundings;
  }

  /**
   * What requests meet.
   *
   * @param objects what they may fetch and keep
   * @param room lets them compute
   * @param body reads their bodies
   */
  record Surroundings(ActionObjects objects, ActionRoom room, RequestBody body) {}

  List<Endpoint> endpoints() {
    return processor.actions().stream()
        .map(action ->
            Endpoint.of(
                action.declared().method(),
                action.declared().path(),
                new ActionOperation(action, processor.about().name(), surroundings).composed(),
                (request, response) -> serve(action, request, response)))
        .toList();
  }

  private void serve(LoadedAction<?> action, ServerRequest request, ServerResponse response)
      throws Exception {
    try (var held = new HeldInputs(surroundings.room().inputs())) {
      ActionBody given = ActionBody.read(action, request, surroundings.body(), held);
      var call =
          new ServedCall(
              request, given.content(), surroundings.objects(), surroundings.room(), held);
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
        String tag = EntityTag.of(versioned.version());
        response.header(HeaderNames.ETAG, tag);
        response.header(HeaderNames.CACHE_CONTROL, "private, no-cache");
        response.header(HeaderNames.VARY, "Accept");
        if (EntityTag.isKnown(request, tag)) {
          response.status(Status.NOT_MODIFIED_304);
          response.send();
        } else {
          send(request, response, versioned.answer().call());
        }
      }
    }
  }
}
