package amplify.worker;

import amplify.jobs.DatabaseUnavailableException;
import amplify.jobs.EndedBin;
import amplify.jobs.FailedRow;
import amplify.jobs.JobDatabase;
import amplify.jobs.Task;
import amplify.results.ArtifactStageReader;
import amplify.results.BinInputs;
import amplify.results.FinishedPart;
import amplify.results.FinishedShard;
import amplify.results.Provenance;
import amplify.results.RowStageReader;
import amplify.results.ShardLimits;
import amplify.results.ShardWriter;
import amplify.results.TableWriter;
import amplify.s3.ObjectStore;
import amplify.s3.StoreUnavailableException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.io.input.BoundedInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A job's last step: puts what its bins left in staging together, in the order of the manifest,
 * into few Parquet parts and shards; then writes {@code results.json}; then ends the job. It reads
 * bin after bin, so its memory does not grow with their number, and it gives the same bytes however
 * often it is begun again.
 */
final class Composition implements Attempt {

  private static final Logger LOG = LoggerFactory.getLogger(Composition.class);
  private static final int PAGE = 200;
  private static final int STAGE_BUFFER = 1 << 16;

  private final Task task;
  private final AttemptState state;
  private final ServedProcessor processor;
  private final ObjectStore store;
  private final JobDatabase database;
  private final JobKeys keys;
  private final Staging staging;
  private final EndingWriter endings;
  private final WorkerSettings settings;

  Composition(
      Task task,
      AttemptState state,
      ServedProcessor processor,
      ObjectStore store,
      JobDatabase database,
      JobKeys keys,
      Staging staging,
      EndingWriter endings,
      WorkerSettings settings) {
    this.task = task;
    this.state = state;
    this.processor = processor;
    this.store = store;
    this.database = database;
    this.keys = keys;
    this.staging = staging;
    this.endings = endings;
    this.settings = settings;
  }

  @Override
  public boolean run(AttemptFolder files) throws Exception {
    Path folder = files.path();
    var result =
        new ComposedResult(
            task, processor, settings.softwareVersion(), store.uri(keys.failures(task.jobId())));
    database.jobs().earlierResult(task.jobId()).ifPresent(result::addEarlier);
    Path failuresFile = folder.resolve("failures.jsonl");
    try (var failures = new Failures(failuresFile, ComposedResult.FAILURES_LISTED);
        var inputs = new Inputs(folder.resolve("inputs.jsonl"), store::uri)) {
      compose(folder, result, failures, inputs);
      failures.complete();
      inputs.complete();
      boolean ended = end(folder, result, failures, inputs);
      if (ended) {
        tidy();
      }
      return ended;
    }
  }

  /** The job has ended, and stays so whatever happens here: leftovers are removed by and by. */
  private void tidy() {
    try {
      staging.remove(task.jobId());
    } catch (StoreUnavailableException | DatabaseUnavailableException e) {
      LOG.atWarn()
          .addKeyValue("job", task.jobId())
          .addKeyValue("error", e.getMessage())
          .log("Staging cannot be removed now; it will be later");
    }
  }

  /** Results are named the same whoever composes them, so another attempt writes over them. */
  @Override
  public void discard() {}

  private void compose(Path folder, ComposedResult result, Failures failures, Inputs inputs)
      throws IOException {
    var provenance =
        new Provenance(processor.about(), settings.softwareVersion(), task.parametersJson());
    var limits = new ShardLimits(settings.shardBytes(), settings.masksPerShard());
    Path files = Files.createDirectory(folder.resolve("results"));
    try (var table =
            TableWriter.openAfter(
                result.tableParts(),
                files,
                processor.schema(),
                settings.tablePartBytes(),
                provenance,
                part -> publish(part, result));
        var shards =
            ShardWriter.openAfter(
                result.shards(), files, limits, shard -> publish(shard, result))) {
      int after = -1;
      List<EndedBin> page;
      do {
        page = database.jobs().endedBins(task.jobId(), after, PAGE);
        for (EndedBin bin : page) {
          state.check();
          add(bin, table, shards, result, failures, inputs);
          after = bin.position();
        }
      } while (page.size() == PAGE);
      if (result.binsOfThisRound() > 0) {
        table.finish();
        shards.finish();
      }
    }
  }

  private void add(
      EndedBin bin,
      TableWriter table,
      ShardWriter shards,
      ComposedResult result,
      Failures failures,
      Inputs inputs)
      throws IOException {
    if (bin.error().isPresent()) {
      failures.bin(bin.binId(), bin.error().get());
      return;
    }
    StagedOutput output = StagedOutput.of(bin.outputJson().orElseThrow());
    result.addBin(output, bin.composed());
    inputs.add(bin.binId(), output.inputs());
    if (output.failedRows() > 0) {
      for (FailedRow row : database.jobs().failedRows(bin.taskId())) {
        failures.row(bin.binId(), row);
      }
    }
    if (!bin.composed()) {
      compose(bin, output, table, shards);
    }
  }

  private void compose(EndedBin bin, StagedOutput output, TableWriter table, ShardWriter shards)
      throws IOException {
    table.startBin(new BinInputs(bin.binId(), output.inputs()));
    if (output.key().isPresent()) {
      // Readers of archives ask for a few bytes at a time.
      try (InputStream staged =
          new BufferedInputStream(store.open(output.key().get()), STAGE_BUFFER)) {
        compose(staged, bin.binId(), output, table, shards);
      }
    }
  }

  private void compose(
      InputStream staged, String binId, StagedOutput output, TableWriter table, ShardWriter shards)
      throws IOException {
    if (output.artifacts() > 0) {
      var section =
          BoundedInputStream.builder()
              .setInputStream(staged)
              .setMaxCount(output.artifactBytes())
              .setPropagateClose(false)
              .get();
      try (var artifacts = ArtifactStageReader.open(section, binId)) {
        shards.appendAll(binId, artifacts);
        // What fills the archive's last record comes before the rows.
        section.transferTo(OutputStream.nullOutputStream());
      }
    }
    if (output.rows() > 0) {
      try (var rows = RowStageReader.open(staged, processor.schema())) {
        table.appendAll(rows);
      }
    }
  }

  private void publish(FinishedPart part, ComposedResult result) {
    String key = keys.tablePart(task.jobId(), part.name());
    store.upload(key, part.file(), "application/vnd.apache.parquet");
    delete(part.file());
    result.addTablePart(store.uri(key));
  }

  private void publish(FinishedShard shard, ComposedResult result) {
    String key = keys.shardFile(task.jobId(), shard.name());
    String indexKey = keys.shardFile(task.jobId(), shard.indexName());
    store.upload(key, shard.file(), "application/x-tar");
    store.upload(indexKey, shard.indexFile(), "application/json");
    delete(shard.file());
    delete(shard.indexFile());
    result.addShard(store.uri(key), store.uri(indexKey));
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean end(Path folder, ComposedResult result, Failures failures, Inputs inputs)
      throws IOException, InterruptedException {
    String error = failures.summary(task.binsTotal());
    if (result.bins() == 0) {
      return endings.failJob(task.lease(), error);
    }
    if (failures.truncated()) {
      store.upload(keys.failures(task.jobId()), failures.file(), "application/jsonl");
    }
    Path file = folder.resolve("results.json");
    result.write(file, failures, inputs);
    store.upload(keys.results(task.jobId()), file, "application/json");
    return endings.completeJob(task.lease(), result.summaryJson(failures), error);
  }
}
