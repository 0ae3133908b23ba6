package amplify.runtime;

import amplify.api.Action;
import amplify.api.Answer;
import amplify.s3.ObjectStore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The actions of a processor, each at its own path. */
final class ActionRoutes implements HttpService {

  private final Collection<LoadedAction<?>> actions;
  private final ObjectStore store;
  private final String folder;
  private final ComputeTurns turns;
  private final RequestBody body;

  /**
   * Serves actions.
   *
   * @param folder the first segments of the keys of what actions keep
   */
  ActionRoutes(
      Collection<LoadedAction<?>> actions,
      ObjectStore store,
      String folder,
      ComputeTurns turns,
      RequestBody body) {
    this.actions = List.copyOf(actions);
    this.store = store;
    this.folder = folder;
    this.turns = turns;
    this.body = body;
  }

  @Override
  public void routing(HttpRules rules) {
    Map<String, TreeSet<String>> methods = new LinkedHashMap<>();
    for (LoadedAction<?> loaded : actions) {
      Action<?> action = loaded.declared();
      methods.computeIfAbsent(action.path(), path -> new TreeSet<>()).add(action.method());
      rules.route(
          Method.create(action.method()),
          action.path(),
          (request, response) -> serve(loaded, request, response));
    }
    methods.forEach((path, known) -> rules.any(path, Methods.only(known.toArray(new String[0]))));
  }

  private void serve(LoadedAction<?> action, ServerRequest request, ServerResponse response)
      throws Exception {
    boolean hasBody = request.content().hasEntity();
    if (hasBody && action.declared().method().equals("GET")) {
      throw new InvalidRequestException("A GET has no body; give the fields in the query");
    }
    boolean raw = hasBody && action.declared().takesContent() && !isJson(request);
    JsonNode json = raw || !hasBody ? JsonNodeFactory.instance.objectNode() : body.json(request);
    Optional<byte[]> content = raw ? Optional.of(body.bytes(request)) : Optional.empty();
    var call = new ServedCall(request, content, store, folder, turns);
    send(response, action.answer(ActionFields.of(action, request, json), call));
  }

  /** A body that does not say what it is may be JSON, as it always might. */
  private static boolean isJson(ServerRequest request) {
    return request
        .headers()
        .contentType()
        .map(type -> type.test(MediaTypes.APPLICATION_JSON))
        .orElse(true);
  }

  private static void send(ServerResponse response, Answer answer) {
    switch (answer) {
      case Answer.Json json -> Answers.send(response, RecordJson.of(json.value()));
      case Answer.Bytes bytes -> {
        response.header(HeaderNames.CONTENT_TYPE, bytes.mediaType());
        response.send(bytes.bytes());
      }
    }
  }
}
