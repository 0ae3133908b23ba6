package amplify.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;

/**
 * A request that a service makes itself.
 *
 * @param name its name among those of its operation
 * @param method the HTTP method
 * @param address where the address is found, such as {@code {$request.body#/callback_url}}
 * @param operation what is sent, and what is to be answered
 */
public record Callback(String name, String method, String address, Operation operation) {

  void write(ObjectNode json, Map<String, JsonSchema> named) {
    json.putObject(name)
        .putObject(address)
        .set(method.toLowerCase(Locale.ROOT), operation.json(named));
  }
}
