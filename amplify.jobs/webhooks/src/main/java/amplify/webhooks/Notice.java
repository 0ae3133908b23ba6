package amplify.webhooks;

import amplify.jobs.Job;
import amplify.jobs.JobStatus;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a receiver is sent: the headers of Standard Webhooks and a body.
 *
 * @param headers {@code webhook-id}, {@code webhook-timestamp}, and {@code webhook-signature} if
 *     there is a secret
 * @param body JSON in UTF-8
 */
// Made, sent once and never compared.
@SuppressWarnings("ArrayRecordComponent")
record Notice(Map<String, String> headers, byte[] body) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The announcement of a job's end at a time of sending, with a signature for each secret. */
  static Notice of(UUID id, Job job, Instant sentAt, List<SigningSecret> secrets) {
    byte[] body = body(job).getBytes(StandardCharsets.UTF_8);
    String timestamp = Long.toString(sentAt.getEpochSecond());
    var headers = new TreeMap<String, String>();
    headers.put("webhook-id", id.toString());
    headers.put("webhook-timestamp", timestamp);
    if (!secrets.isEmpty()) {
      headers.put("webhook-signature", signatures(id.toString(), timestamp, body, secrets));
    }
    return new Notice(headers, body);
  }

  /** One signature for each secret, of what Standard Webhooks says is to be signed. */
  static String signatures(String id, String timestamp, byte[] body, List<SigningSecret> secrets) {
    var content = new ByteArrayOutputStream();
    content.writeBytes((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
    content.writeBytes(body);
    byte[] signed = content.toByteArray();
    return secrets.stream().map(secret -> secret.sign(signed)).collect(Collectors.joining(" "));
  }

  private static String body(Job job) {
    if (job.status() == JobStatus.COMPLETED) {
      return job.resultJson().orElseThrow();
    }
    ObjectNode json =
        MAPPER
            .createObjectNode()
            .put("job_id", job.id().toString())
            .put("status", job.status().word());
    json.put("error", job.error().orElse(""));
    json.put("cancelled", job.cancelled());
    json.put("created_at", job.createdAt().toString());
    json.put("completed_at", job.completedAt().map(Instant::toString).orElse(null));
    json.putObject("bins")
        .put("total", job.bins().total())
        .put("done", job.bins().done())
        .put("failed", job.bins().failed())
        .put("cancelled", job.bins().cancelled());
    return json.toString();
  }
}
