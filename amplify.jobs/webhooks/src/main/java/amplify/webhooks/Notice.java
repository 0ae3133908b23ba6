package amplify.webhooks;

import amplify.jobs.BinCounts;
import amplify.jobs.Job;
import amplify.jobs.JobStatus;
import amplify.wire.JobFailed;
import amplify.wire.JobState;
import amplify.wire.WireJson;
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
    BinCounts bins = job.bins();
    return WireJson.text(
        new JobFailed(
            job.id(),
            JobState.valueOf(job.status().name()),
            job.error().orElse(""),
            job.cancelled(),
            job.createdAt(),
            job.completedAt(),
            new JobFailed.EndedBins(bins.total(), bins.done(), bins.failed(), bins.cancelled())));
  }
}
