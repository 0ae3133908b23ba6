package amplify.cli;

import amplify.client.AmplifyClient;
import amplify.client.BinFiles;
import amplify.client.JobStatus;
import amplify.client.JobSubmission;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Posts a job over objects that are in the bucket. */
@Command(
    name = "submit",
    description = "Posts a job over bins that are in the service's bucket already.")
final class SubmitCommand implements Callable<Integer> {

  /** A file of several JSON values, such as a .jsonl, is not a manifest. */
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  @Mixin private Connection connection;
  @Mixin private Screen screen;
  @Mixin private Parameters parameters;
  @Mixin private Limit limit;

  @picocli.CommandLine.Parameters(
      paramLabel = "MANIFEST",
      description =
          "An object, s3://bucket/manifest.json or .jsonl, or a file on this machine with"
              + " {\"bins\":[{\"bin_id\":…,\"files\":[\"s3://…\",…]},…]}.")
  private String manifest;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "Idempotency key: the same key again gives the same job.")
  private Optional<String> key;

  @Option(
      names = "--callback",
      paramLabel = "URL",
      description = "Where the service announces the end of the job.")
  private Optional<String> callback;

  @Option(names = "--wait", description = "Wait for the end of the job, and show its progress.")
  private boolean wait;

  @Override
  public Integer call() throws Exception {
    JobSubmission submission =
        (manifest.startsWith("s3://")
                ? JobSubmission.ofManifest(manifest)
                : JobSubmission.of(read(Path.of(manifest))))
            .withParameters(parameters.values());
    if (key.isPresent()) {
      submission = submission.withIdempotencyKey(key.get());
    }
    if (callback.isPresent()) {
      submission = submission.withCallback(callback.get());
    }
    try (AmplifyClient client = connection.open()) {
      String jobId = client.submitJob(submission);
      if (!wait) {
        screen.say("%s", jobId);
        screen.json(Map.of("job_id", jobId));
        return ExitCode.OK;
      }
      JobStatus end = new Following(client, screen, limit.limit()).end(jobId);
      JobText.print(end, screen);
      screen.json(JobText.json(end));
      return Following.exitCode(end);
    }
  }

  private static List<BinFiles> read(Path file) throws IOException {
    JsonNode listed = listed(file);
    if (!listed.isArray() || listed.isEmpty()) {
      throw new IllegalArgumentException(
          ("'%s' lists no bins; expected JSON like"
                  + " {\"bins\":[{\"bin_id\":…,\"files\":[\"s3://…\",…]},…]}")
              .formatted(file));
    }
    var bins = new ArrayList<BinFiles>();
    for (JsonNode bin : listed) {
      var uris = new ArrayList<String>();
      bin.path("files").forEach(uri -> uris.add(uri.asText()));
      bins.add(new BinFiles(bin.path("bin_id").asText(), uris));
    }
    return bins;
  }

  /** What a manifest lists; nothing if it is not one. */
  private static JsonNode listed(Path file) throws IOException {
    try {
      return MAPPER.readTree(file.toFile()).path("bins");
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
