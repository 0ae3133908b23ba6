package amplify.worker;

import amplify.api.InputFile;
import amplify.api.InputUnit;
import amplify.jobs.Task;
import amplify.results.InputObject;
import amplify.s3.ObjectInfo;
import amplify.s3.ObjectStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Works through one bin: fetches its files, runs the processor, stores what came out, and only then
 * says that it is done.
 */
final class BinAttempt implements Attempt {

  private final Task task;
  private final AttemptState state;
  private final ServedProcessor processor;
  private final ComputePool pool;
  private final ObjectStore store;
  private final EndingWriter endings;
  private final JobKeys keys;
  private final WorkObserver observer;

  BinAttempt(
      Task task,
      AttemptState state,
      ServedProcessor processor,
      ComputePool pool,
      ObjectStore store,
      EndingWriter endings,
      JobKeys keys,
      WorkObserver observer) {
    this.task = task;
    this.state = state;
    this.processor = processor;
    this.pool = pool;
    this.store = store;
    this.endings = endings;
    this.keys = keys;
    this.observer = observer;
  }

  @Override
  public boolean run(AttemptFolder folder) throws Exception {
    state.message("Fetching the files of " + task.binId());
    var inputs = new ArrayList<InputObject>();
    var stopwatch = Stopwatch.started();
    InputUnit unit = fetch(folder, inputs);
    observer.stepped(task.processor(), WorkObserver.Step.FETCH, stopwatch.elapsed());
    state.check();
    state.message("Processing " + task.binId());
    try (var output = new BinOutput(folder, task.binId(), processor.schema())) {
      stopwatch = Stopwatch.started();
      processor.process().run(unit, task.parametersJson(), new BinWork(state, output, pool));
      output.finish();
      observer.stepped(task.processor(), WorkObserver.Step.PROCESS, stopwatch.elapsed());
      state.check();
      state.message("Storing the results of " + task.binId());
      stopwatch = Stopwatch.started();
      StagedOutput staged = stage(output, inputs);
      observer.stepped(task.processor(), WorkObserver.Step.STORE, stopwatch.elapsed());
      boolean counts = endings.complete(task.lease(), staged.json(), output.failedRows());
      if (counts) {
        observer.measured(task.processor(), staged.rows(), staged.failedRows());
      }
      return counts;
    }
  }

  @Override
  public void discard() {
    store.deleteAll(keys.attempt(task));
  }

  private InputUnit fetch(AttemptFolder folder, List<InputObject> inputs) {
    var files = new ArrayList<InputFile>();
    for (String uri : task.files()) {
      state.check();
      String key = store.locate(uri);
      String name = key.substring(key.lastIndexOf('/') + 1);
      Path file = folder.path().resolve("input-" + files.size() + "-" + name);
      ObjectInfo info = store.download(key, file);
      files.add(new InputFile(name, file, info.size()));
      inputs.add(new InputObject(key, info.etag(), info.size()));
    }
    return new InputUnit(task.binId(), files);
  }

  private StagedOutput stage(BinOutput output, List<InputObject> inputs) {
    Optional<String> staged = Optional.of(keys.staged(task)).filter(key -> output.anyStaged());
    staged.ifPresent(key -> store.upload(key, output.stageFile(), "application/octet-stream"));
    for (BinOutput.UnitArtifact artifact : output.unitArtifacts()) {
      store.upload(keys.unitArtifact(task, artifact.name()), artifact.file(), artifact.mediaType());
    }
    return new StagedOutput(
        staged,
        output.artifactBytes(),
        output.rowCount(),
        output.failedRows().size(),
        output.artifactCount(),
        inputs);
  }
}
