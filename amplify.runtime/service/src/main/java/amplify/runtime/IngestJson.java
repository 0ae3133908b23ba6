package amplify.runtime;

import amplify.ingest.CompletedFile;
import amplify.ingest.CompletedFiles;
import amplify.ingest.FileState;
import amplify.ingest.Ingest;
import amplify.ingest.PartPlan;
import amplify.ingest.StartedUpload;
import amplify.ingest.UploadStatus;
import amplify.jobs.Upload;
import amplify.jobs.UploadFile;
import amplify.s3.StoredPart;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Writes uploads as the contract has them. URLs are signed while they are written, so that an
 * answer with very many of them is never held in memory.
 */
final class IngestJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonFactory JSON = MAPPER.getFactory();

  private final Ingest ingest;

  IngestJson(Ingest ingest) {
    this.ingest = ingest;
  }

  /** The answer to the start of an upload. */
  void started(StartedUpload upload, Instant expiresAt, ServerResponse response) {
    write(
        response,
        json -> {
          json.writeStringField("job_id", upload.id().toString());
          json.writeStringField("state", upload.state().word());
          json.writeStringField("expires_at", expiresAt.toString());
          bins(
              json,
              upload.files().stream().map(file -> new FileState(file, List.of())).toList(),
              true);
        });
  }

  /**
   * The answer to where an upload stands.
   *
   * @param urls whether to give out URLs for what is missing
   * @param expiresAt until when those are good
   */
  void status(UploadStatus status, boolean urls, Instant expiresAt, ServerResponse response) {
    write(
        response,
        json -> {
          Upload upload = status.upload();
          json.writeStringField("job_id", upload.id().toString());
          json.writeStringField("state", upload.state().word());
          json.writeStringField("reason", upload.reason().orElse(null));
          json.writeStringField("created_at", upload.createdAt().toString());
          json.writeStringField(
              "kept_until", upload.keptUntil().map(Instant::toString).orElse(null));
          json.writeStringField("expires_at", urls ? expiresAt.toString() : null);
          json.writeNumberField("bins_total", upload.bins());
          json.writeNumberField("files_total", upload.files());
          json.writeNumberField("files_completed", upload.filesDone());
          json.writeNumberField("bytes_total", upload.bytes());
          bins(json, status.files(), urls);
          json.writeStringField(
              "next_cursor",
              status.more()
                  ? Integer.toString(status.files().getLast().file().binPosition())
                  : null);
        });
  }

  /** The answer to the completion of a file. */
  static ObjectNode completed(CompletedFile file) {
    return MAPPER
        .createObjectNode()
        .put("file_id", file.id().toString())
        .put("s3_key", file.key())
        .put("etag", file.etag())
        .put("status", "completed");
  }

  /** The answer to the completion of several files. */
  static ObjectNode completed(UUID id, CompletedFiles files) {
    ObjectNode json =
        MAPPER.createObjectNode().put("job_id", id.toString()).put("state", files.state().word());
    json.putArray("files").addAll(files.files().stream().map(IngestJson::completed).toList());
    return json;
  }

  private void bins(JsonGenerator json, List<FileState> files, boolean urls) throws IOException {
    json.writeArrayFieldStart("bins");
    for (int i = 0; i < files.size(); ) {
      int bin = files.get(i).file().binPosition();
      json.writeStartObject();
      json.writeStringField("bin_id", files.get(i).file().binId());
      json.writeArrayFieldStart("files");
      for (; i < files.size() && files.get(i).file().binPosition() == bin; i++) {
        file(json, files.get(i), urls);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void file(JsonGenerator json, FileState state, boolean urls) throws IOException {
    UploadFile file = state.file();
    json.writeStartObject();
    json.writeStringField("file_id", file.id().toString());
    json.writeStringField("filename", file.filename());
    json.writeNumberField("size_bytes", file.size());
    json.writeStringField("s3_key", file.key());
    json.writeStringField("upload_id", file.storeId().orElse(null));
    json.writeNumberField("part_size", file.partSize());
    json.writeNumberField("part_count", PartPlan.of(file).parts());
    json.writeStringField("status", file.complete() ? "completed" : "uploading");
    json.writeStringField("etag", file.etag().orElse(null));
    json.writeArrayFieldStart("parts");
    for (StoredPart part : state.parts()) {
      json.writeStartObject();
      json.writeNumberField("PartNumber", part.number());
      json.writeStringField("ETag", part.etag());
      json.writeNumberField("size_bytes", part.size());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("part_urls");
    for (int number : (urls ? state.missing() : IntStream.empty()).toArray()) {
      json.writeStartObject();
      json.writeNumberField("part_number", number);
      json.writeStringField("url", ingest.partUrl(file, number).toString());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(ServerResponse response, Members members) {
    response.headers().contentType(MediaTypes.APPLICATION_JSON);
    try (JsonGenerator json = JSON.createGenerator(response.outputStream())) {
      json.writeStartObject();
      members.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Members {

    void write(JsonGenerator json) throws IOException;
  }
}
