package amplify.results;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The shard artifacts are being written to, with its index. */
final class OpenShard {

  private final int index;
  private final Path file;
  private final Path indexFile;
  private final TarWriter tar;
  private final JsonGenerator json;
  private long members;

  OpenShard(int index, Path folder) throws IOException {
    this.index = index;
    this.file = folder.resolve("shard-%05d.tar".formatted(index));
    this.indexFile = folder.resolve("shard-%05d.json".formatted(index));
    this.tar =
        new TarWriter(
            new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), 1 << 16));
    this.json =
        JsonFactory.builder()
            .build()
            .createGenerator(
                new BufferedOutputStream(
                    Files.newOutputStream(indexFile, StandardOpenOption.CREATE_NEW)),
                JsonEncoding.UTF8);
    json.writeStartObject();
  }

  boolean holds(String member, int length, ShardLimits limits) {
    return tar.size() + TarWriter.sizeOf(member, length) + TarWriter.END <= limits.bytes()
        && members < limits.members().orElse(Integer.MAX_VALUE);
  }

  void append(String maskId, String binId, long row, String member, byte[] bytes)
      throws IOException {
    tar.append(member, bytes);
    json.writeRaw('\n');
    json.writeObjectFieldStart(maskId);
    json.writeStringField("bin_id", binId);
    json.writeNumberField("roi_number", row);
    json.writeStringField("tar_member", member);
    json.writeEndObject();
    members++;
  }

  FinishedShard finish() throws IOException {
    tar.close();
    json.writeRaw('\n');
    json.writeEndObject();
    json.close();
    return new FinishedShard(
        index,
        file.getFileName().toString(),
        file,
        indexFile.getFileName().toString(),
        indexFile,
        members,
        Files.size(file));
  }

  void abandon() throws IOException {
    try (tar;
        json) {
      // Closed on the way out, whatever the first of them throws.
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(indexFile);
    }
  }
}
