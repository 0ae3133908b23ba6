package amplify.faults;

import amplify.client.JobOutcome;
import amplify.results.PartReader;
import amplify.results.TableRow;
import amplify.s3.ObjectInfo;
import amplify.s3.ObjectStore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Reads what a job left in the bucket, as any user would. */
final class JobFiles {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ObjectStore store;
  private final String prefix;
  private final JobOutcome told;
  private final Path folder;
  private final List<String> faults = new ArrayList<>();

  /**
   * The files of a job.
   *
   * @param told the result as the service tells it
   * @param folder for files that are read
   */
  JobFiles(ObjectStore store, String jobId, JobOutcome told, Path folder) {
    this.store = store;
    this.prefix = "results/%s/".formatted(jobId);
    this.told = told;
    this.folder = folder;
  }

  Outcome read() throws IOException {
    List<TableRow> rows = rows();
    Map<String, String> masks = masks();
    compareResults(rows.size(), masks.size());
    compareListing();
    return new Outcome(rows, masks, List.copyOf(faults));
  }

  private List<TableRow> rows() throws IOException {
    var rows = new ArrayList<TableRow>();
    for (String uri : told.tableUris()) {
      Path part = Files.createTempFile(folder, "part", ".parquet");
      store.download(store.locate(uri), part);
      try (PartReader reader = PartReader.open(part)) {
        for (var row = reader.next(); row.isPresent(); row = reader.next()) {
          rows.add(row.get());
        }
      } finally {
        Files.delete(part);
      }
    }
    return rows;
  }

  private Map<String, String> masks() throws IOException {
    var masks = new HashMap<String, String>();
    for (JobOutcome.Shard shard : told.shards()) {
      var members = new TreeSet<String>();
      try (var tar = new TarArchiveInputStream(store.open(store.locate(shard.uri())))) {
        for (TarArchiveEntry member = tar.getNextEntry();
            member != null;
            member = tar.getNextEntry()) {
          members.add(member.getName());
          if (masks.put(member.getName(), digest(tar.readAllBytes())) != null) {
            faults.add("mask %s is there twice".formatted(member.getName()));
          }
        }
      }
      Set<String> listed = indexed(shard);
      if (!listed.equals(members)) {
        faults.add("index %s lists other members than its shard".formatted(shard.indexUri()));
      }
    }
    return masks;
  }

  private Set<String> indexed(JobOutcome.Shard shard) throws IOException {
    var listed = new TreeSet<String>();
    json(store.locate(shard.indexUri()))
        .forEach(entry -> listed.add(entry.path("tar_member").asText()));
    return listed;
  }

  private JsonNode json(String key) throws IOException {
    try (InputStream content = store.open(key)) {
      return MAPPER.readTree(content);
    }
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What {@code results.json} says must be what the service says and what there is. */
  private void compareResults(int rows, int masks) throws IOException {
    JsonNode results = json(prefix + "results.json");
    var tables = new ArrayList<String>();
    results.path("features").path("uris").forEach(uri -> tables.add(uri.asText()));
    expect("the parts in results.json", tables, told.tableUris());
    var shards = new ArrayList<JobOutcome.Shard>();
    results
        .path("masks")
        .path("shards")
        .forEach(shard ->
            shards.add(
                new JobOutcome.Shard(
                    shard.path("uri").asText(), shard.path("index_uri").asText())));
    expect("the shards in results.json", shards, told.shards());
    JsonNode counts = results.path("counts");
    expect("rois in results.json", counts.path("rois").asLong(), (long) rows);
    expect("masks in results.json", counts.path("masks").asLong(), (long) masks);
    expect("bins in results.json", counts.path("bins").asLong(), told.bins());
    expect("inputs in results.json", (long) results.path("inputs").size(), told.bins());
    expect("failures in results.json", results.path("failures").size(), told.failures().size());
  }

  /** Nothing but what the result names may lie there; staging is another matter. */
  private void compareListing() {
    var expected = new TreeSet<String>();
    told.tableUris().forEach(uri -> expected.add(store.locate(uri)));
    told.shards()
        .forEach(shard -> {
          expected.add(store.locate(shard.uri()));
          expected.add(store.locate(shard.indexUri()));
        });
    expected.add(prefix + "results.json");
    try (Stream<ObjectInfo> objects = store.list(prefix)) {
      Set<String> found =
          objects
              .map(ObjectInfo::key)
              .filter(key -> !key.startsWith(prefix + "staging/"))
              .collect(Collectors.toCollection(TreeSet::new));
      expect("the objects below " + prefix, found, expected);
    }
  }

  private void expect(String what, Object found, Object expected) {
    if (!found.equals(expected)) {
      faults.add("%s: %s instead of %s".formatted(what, found, expected));
    }
  }
}
