package amplify.runtime;

import amplify.api.Column;
import amplify.openapi.Content;
import amplify.openapi.JsonSchema;
import amplify.openapi.Operation;
import amplify.plugins.RefusedPlugin;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.file.Path;
import java.util.List;

/** What the service's processors can do, and which plugins were left out: {@code /processors}. */
final class ProcessorRoutes {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ServedProcessors processors;

  ProcessorRoutes(ServedProcessors processors) {
    this.processors = processors;
  }

  List<Endpoint> endpoints() {
    return List.of(Endpoint.get("/processors", operation(), this::list));
  }

  private static Operation operation() {
    JsonSchema column =
        JsonSchema.object()
            .member("name", JsonSchema.text())
            .member("type", JsonSchema.words(List.of("int64", "float64", "string")));
    JsonSchema action =
        JsonSchema.object()
            .member("name", JsonSchema.text())
            .member("method", JsonSchema.text())
            .member("path", JsonSchema.text())
            .member("summary", JsonSchema.text());
    JsonSchema job =
        JsonSchema.object()
            .member(
                "parameters", JsonSchema.object().described("JSON Schema of a job's parameters."))
            .member("columns", JsonSchema.list(column).described("The columns of its table."))
            .member(
                "files",
                JsonSchema.list(JsonSchema.text())
                    .described("Extensions of a unit's files; empty for any."));
    JsonSchema processor =
        JsonSchema.object()
            .member("name", JsonSchema.text())
            .member("version", JsonSchema.text())
            .member("summary", JsonSchema.text())
            .member("origin", JsonSchema.text().described("Its module, and where that lies."))
            .member("jobs", job.orNull().described("Null if it has none."))
            .member("actions", JsonSchema.list(action));
    JsonSchema refused =
        JsonSchema.object().member("plugin", JsonSchema.text()).member("reason", JsonSchema.text());
    JsonSchema answer =
        JsonSchema.object()
            .member("processors", JsonSchema.list(JsonSchema.named("Processor", processor)))
            .member("left_out", JsonSchema.list(refused).described("Plugins that cannot be used."));
    return Operation.of(
            "get-processors", Headings.SERVICE, "Describes the processors of the service.")
        .answers(200, "All of them.", Content.json(JsonSchema.named("Processors", answer)))
        .answers(ErrorReplies.fault());
  }

  private void list(ServerRequest request, ServerResponse response) {
    ObjectNode json = NODES.objectNode();
    ArrayNode all = json.putArray("processors");
    processors.all().forEach(processor -> all.add(told(processor)));
    ArrayNode refused = json.putArray("left_out");
    for (RefusedPlugin plugin : processors.refused()) {
      Path name = plugin.place().getFileName();
      refused.addObject().put("plugin", name.toString()).put("reason", plugin.reason());
    }
    Answers.send(response, json);
  }

  private static ObjectNode told(LoadedProcessor processor) {
    ObjectNode json =
        NODES
            .objectNode()
            .put("name", processor.about().name())
            .put("version", processor.about().version())
            .put("summary", processor.about().summary())
            .put("origin", processor.origin());
    json.set("jobs", processor.batch().<ObjectNode>map(ProcessorRoutes::jobs).orElse(null));
    ArrayNode actions = json.putArray("actions");
    for (LoadedAction<?> action : processor.actions()) {
      actions
          .addObject()
          .put("name", action.declared().name())
          .put("method", action.declared().method())
          .put("path", action.declared().path())
          .put("summary", action.declared().text().summary());
    }
    return json;
  }

  private static ObjectNode jobs(LoadedBatch<?> batch) {
    ObjectNode json = NODES.objectNode();
    json.set("parameters", RecordSchemas.request(batch.binder().fields()).json());
    ArrayNode columns = json.putArray("columns");
    columns.addObject().put("name", "bin_id").put("type", "string");
    columns.addObject().put("name", "roi_number").put("type", "int64");
    for (Column column : batch.schema().columns()) {
      columns.addObject().put("name", column.name()).put("type", column.type().label());
    }
    ArrayNode files = json.putArray("files");
    batch.inputs().extensions().forEach(files::add);
    return json;
  }
}
