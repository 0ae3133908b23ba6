package amplify.runtime;

import amplify.jobs.Webhook;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/** Writes how the announcement of a job's end stands. */
final class WebhookJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private WebhookJson() {}

  static ObjectNode of(Webhook webhook) {
    return MAPPER
        .createObjectNode()
        .put("url", withoutQuery(webhook.url()))
        .put("state", webhook.state().word())
        .put("id", webhook.id().map(UUID::toString).orElse(null))
        .put("attempts", webhook.attempts())
        .put("last_status", webhook.lastStatus().orElse(null))
        .put("last_error", webhook.lastError().orElse(null))
        .put("next_attempt_at", webhook.nextAttemptAt().map(Instant::toString).orElse(null))
        .put("delivered_at", webhook.deliveredAt().map(Instant::toString).orElse(null));
  }

  /** Tokens are often put into the query; whoever may read the job need not know them. */
  private static String withoutQuery(String url) {
    return url.replaceFirst("[?#].*$", "");
  }
}
