package amplify.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What is needed to go on with the upload of a folder after an interruption: which bins went into
 * which upload. Which parts have arrived is the service's to know. Held by one process at a time.
 */
final class UploadJournal implements AutoCloseable {

  private static final int NAME_DIGITS = 24;

  private final Path file;
  private final URI service;
  private final Path folder;
  private final FileChannel lock;
  private final List<Entry> entries;

  /**
   * An upload that was begun.
   *
   * @param jobId its id
   * @param bins the bins as they were then
   */
  record Entry(String jobId, List<LocalBin> bins) {}

  private UploadJournal(
      Path file, URI service, Path folder, FileChannel lock, List<Entry> entries) {
    this.file = file;
    this.service = service;
    this.folder = folder;
    this.lock = lock;
    this.entries = entries;
  }

  /**
   * Opens the journal of a folder's upload to a service.
   *
   * @throws UploadException if another process has it
   */
  static UploadJournal open(Path stateFolder, URI service, Path folder) throws IOException {
    Path real = folder.toRealPath();
    Files.createDirectories(stateFolder);
    String name = name(service + "\n" + real);
    Path file = stateFolder.resolve(name + ".json");
    FileChannel lock = lock(stateFolder.resolve(name + ".lock"), folder);
    try {
      return new UploadJournal(file, service, real, lock, read(file));
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static String name(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, NAME_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This JDK has no SHA-256", e);
    }
  }

  private static FileChannel lock(Path file, Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!taken(channel)) {
      return channel;
    }
    channel.close();
    throw new UploadException(
        "'%s' is being uploaded already; wait for that upload to end".formatted(folder));
  }

  /** The lock ends with the channel, and with the process. */
  private static boolean taken(FileChannel channel) throws IOException {
    try {
      FileLock held = channel.tryLock();
      return held == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  private static List<Entry> read(Path file) throws IOException {
    var entries = new ArrayList<Entry>();
    if (Files.exists(file)) {
      for (JsonNode job : parsed(file).path("jobs")) {
        entries.add(
            new Entry(
                job.path("job_id").asText(), JobReader.list(job.path("bins"), UploadJournal::bin)));
      }
    }
    return entries;
  }

  private static JsonNode parsed(Path file) throws IOException {
    try {
      return ServiceCalls.MAPPER.readTree(file.toFile());
    } catch (JsonProcessingException e) {
      throw new UploadException(
          "%s is damaged, so that the upload it was about cannot go on; delete it to begin anew"
              .formatted(file),
          e);
    }
  }

  private static LocalBin bin(JsonNode json) {
    return new LocalBin(
        json.path("bin_id").asText(),
        JobReader.list(
            json.path("files"),
            file ->
                new LocalFile(
                    Path.of(file.path("path").asText()),
                    file.path("size").asLong(),
                    file.path("modified").asLong())));
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  void add(Entry entry) throws IOException {
    entries.add(entry);
    write();
  }

  void remove(Entry entry) throws IOException {
    entries.remove(entry);
    write();
  }

  /** Forgets all: the upload is done. */
  void clear() throws IOException {
    entries.clear();
    Files.deleteIfExists(file);
  }

  private void write() throws IOException {
    ObjectNode json =
        ServiceCalls.MAPPER
            .createObjectNode()
            .put("service", service.toString())
            .put("folder", folder.toString());
    ArrayNode jobs = json.putArray("jobs");
    for (Entry entry : entries) {
      ArrayNode bins = jobs.addObject().put("job_id", entry.jobId()).putArray("bins");
      for (LocalBin bin : entry.bins()) {
        ArrayNode files = bins.addObject().put("bin_id", bin.id()).putArray("files");
        bin.files()
            .forEach(local ->
                files
                    .addObject()
                    .put("path", local.path().toString())
                    .put("size", local.size())
                    .put("modified", local.modifiedMillis()));
      }
    }
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    ServiceCalls.MAPPER.writeValue(fresh.toFile(), json);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
