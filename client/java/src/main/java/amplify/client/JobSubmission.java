package amplify.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A job to be posted, over objects that are in the service's bucket. It has an idempotency key from
 * the start, so that posting it again, by hand or after a lost answer, gives the same job.
 *
 * @param bins its bins; empty where the manifest is an object of its own
 * @param manifestUri the manifest's URI, {@code s3://bucket/key.json} or {@code .jsonl}; empty
 *     where bins are given
 * @param parameters the processor's parameters: texts, numbers, booleans, lists and maps of them
 * @param callbackUrl who is told of the job's end
 * @param idempotencyKey the request's own name, at most 255 characters
 */
public record JobSubmission(
    List<BinFiles> bins,
    Optional<String> manifestUri,
    Map<String, Object> parameters,
    Optional<String> callbackUrl,
    String idempotencyKey) {

  /** Keeps copies of the collections. */
  public JobSubmission {
    bins = List.copyOf(bins);
    parameters = Map.copyOf(parameters);
  }

  /** A job over bins that are listed in the request. */
  public static JobSubmission of(List<BinFiles> bins) {
    return new JobSubmission(bins, Optional.empty(), Map.of(), Optional.empty(), newKey());
  }

  /** A job over bins that are listed in an object. */
  public static JobSubmission ofManifest(String uri) {
    return new JobSubmission(List.of(), Optional.of(uri), Map.of(), Optional.empty(), newKey());
  }

  private static String newKey() {
    return UUID.randomUUID().toString();
  }

  /** The same job with these parameters. */
  public JobSubmission withParameters(Map<String, Object> values) {
    return new JobSubmission(bins, manifestUri, values, callbackUrl, idempotencyKey);
  }

  /** The same job, whose end is told to an address. */
  public JobSubmission withCallback(String url) {
    return new JobSubmission(bins, manifestUri, parameters, Optional.of(url), idempotencyKey);
  }

  /** The same job under a key of the caller's own. */
  public JobSubmission withIdempotencyKey(String key) {
    return new JobSubmission(bins, manifestUri, parameters, callbackUrl, key);
  }

  ObjectNode body() {
    ObjectNode body = ServiceCalls.MAPPER.createObjectNode();
    if (manifestUri.isPresent()) {
      body.put("manifest_uri", manifestUri.get());
    } else {
      ArrayNode array = body.putObject("manifest_inline").putArray("bins");
      for (BinFiles bin : bins) {
        bin.files().forEach(array.addObject().put("bin_id", bin.binId()).putArray("files")::add);
      }
    }
    if (!parameters.isEmpty()) {
      body.set("parameters", ServiceCalls.MAPPER.valueToTree(parameters));
    }
    callbackUrl.ifPresent(url -> body.put("callback_url", url));
    return body.put("idempotency_key", idempotencyKey);
  }
}
