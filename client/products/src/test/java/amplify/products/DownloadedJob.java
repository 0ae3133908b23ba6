package amplify.products;

import amplify.api.About;
import amplify.api.Row;
import amplify.api.Schema;
import amplify.results.BinInputs;
import amplify.results.Provenance;
import amplify.results.ShardLimits;
import amplify.results.ShardWriter;
import amplify.results.StagedArtifact;
import amplify.results.TableWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** The results of a job as a download leaves them, made by the writers of the service. */
final class DownloadedJob {

  private final Path folder;
  private final Schema schema;
  private final SequencedMap<String, Bin> bins = new LinkedHashMap<>();
  private final List<String> failures = new ArrayList<>();
  private String processor = "features";
  private boolean failuresInFile;
  private int masksPerShard = 1;

  private record Bin(List<Row> rows, List<StagedArtifact> masks, int round) {}

  DownloadedJob(Path folder, Schema schema) {
    this.folder = folder;
    this.schema = schema;
  }

  Path folder() {
    return folder;
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  DownloadedJob by(String other) {
    processor = other;
    return this;
  }

  DownloadedJob bin(String id) {
    return bin(id, 0);
  }

  /** A bin that only succeeded when the job was run again. */
  DownloadedJob retriedBin(String id) {
    return bin(id, 1);
  }

  private DownloadedJob bin(String id, int round) {
    bins.put(id, new Bin(new ArrayList<>(), new ArrayList<>(), round));
    return this;
  }

  /** A ROI of the bin last named. */
  DownloadedJob row(long number, Object... values) {
    bins.lastEntry().getValue().rows().add(Row.of(number, values));
    return this;
  }

  /** The mask of a ROI of the bin last named. */
  DownloadedJob mask(long number, int... png) {
    var bytes = new byte[png.length];
    for (int i = 0; i < png.length; i++) {
      bytes[i] = (byte) png[i];
    }
    return artifact(number, "png", bytes);
  }

  DownloadedJob artifact(long number, String name, byte[] bytes) {
    bins.lastEntry().getValue().masks().add(new StagedArtifact(number, name, bytes));
    return this;
  }

  /** A ROI of the bin last named that could not be measured. */
  DownloadedJob failed(long number) {
    failures.add(
        "{\"bin_id\":\"%s\",\"roi_number\":%d,\"error\":\"damaged\"}"
            .formatted(bins.lastEntry().getKey(), number));
    return this;
  }

  /** A bin of which nothing could be read. */
  DownloadedJob failedBin(String id) {
    failures.add("{\"bin_id\":\"%s\",\"roi_number\":null,\"error\":\"no .roi\"}".formatted(id));
    return this;
  }

  /** As a job with very many failures lists them. */
  DownloadedJob failuresInFile() {
    failuresInFile = true;
    return this;
  }

  DownloadedJob artifactFile(String binId, String name, String text) throws IOException {
    Path file = folder.resolve("artifacts").resolve(binId).resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  DownloadedJob masksPerShard(int number) {
    masksPerShard = number;
    return this;
  }

  /** Writes the files, with one part a round, and one mask a shard unless said otherwise. */
  DownloadedJob write() throws IOException {
    return write(Long.MAX_VALUE);
  }

  DownloadedJob write(long partBytes) throws IOException {
    var parts = new ArrayList<String>();
    var shards = new ArrayList<String>();
    Path features = Files.createDirectories(folder.resolve("features"));
    Path masks = Files.createDirectories(folder.resolve("masks"));
    for (int round = 0; round < 2; round++) {
      if (round == 0 || bins.values().stream().anyMatch(bin -> bin.round() == 1)) {
        compose(round, partBytes, features, parts, masks, shards);
      }
    }
    if (failuresInFile) {
      Files.write(folder.resolve("failures.jsonl"), failures);
    }
    Files.writeString(folder.resolve("results.json"), json(parts, shards));
    return this;
  }

  private void compose(
      int round,
      long partBytes,
      Path features,
      List<String> parts,
      Path masks,
      List<String> shards) {
    var provenance = new Provenance(new About(processor, "1.0.0", "A test."), "1.0.0", "{}");
    var limits = new ShardLimits(1 << 20, OptionalInt.of(masksPerShard));
    try (var table =
            TableWriter.openAfter(
                parts.size(),
                features,
                schema,
                partBytes,
                provenance,
                part -> parts.add(part.name()));
        var tar =
            ShardWriter.openAfter(
                shards.size(), masks, limits, shard -> shards.add(shard.name()))) {
      bins.forEach((id, bin) -> {
        if (bin.round() == round) {
          table.startBin(new BinInputs(id, List.of()));
          bin.rows().forEach(table::append);
          bin.masks().forEach(mask -> tar.append(id, mask));
        }
      });
      table.finish();
      tar.finish();
    }
  }

  private String json(List<String> parts, List<String> shards) {
    return """
    {"job_id":"j","features":{"format":"parquet","uris":[%s],"schema":{"bin_id":"string"}},
    "masks":{"format":"webdataset","shards":[%s]},"counts":{"bins":1},
    %s,"provenance":{"processor":"%s","parameters":{}},
    "inputs":[%s]}
    """
        .formatted(
            joined(parts, "\"s3://b/results/j/features/%s\""),
            joined(shards, "{\"uri\":\"s3://b/results/j/masks/%s\",\"index_uri\":\"s3://b/i\"}"),
            failuresInFile
                ? "\"failures\":[],\"failures_uri\":\"s3://b/results/j/failures.jsonl\""
                : "\"failures\":[%s],\"failures_uri\":null".formatted(String.join(",", failures)),
            processor,
            joined(List.copyOf(bins.keySet()), "{\"bin_id\":\"%s\",\"objects\":[]}"));
  }

  private static String joined(List<String> names, String form) {
    return names.stream().map(form::formatted).collect(Collectors.joining(","));
  }
}
