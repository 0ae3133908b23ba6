package amplify.worker;

import amplify.api.Artifact;
import amplify.api.Output;
import amplify.api.Row;
import amplify.api.Schema;
import amplify.jobs.FailedRow;
import amplify.results.ArtifactStageWriter;
import amplify.results.RowStageWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the results of one bin into local files as they come. What stays in memory is the numbers
 * of rows, the names of artifacts and the reasons of failed rows.
 */
final class BinOutput implements Output, AutoCloseable {

  private final AttemptFolder folder;
  private final String binId;
  private final Schema schema;
  private Optional<RowStageWriter> rows = Optional.empty();
  private Optional<ArtifactStageWriter> artifacts = Optional.empty();
  private final Set<Long> numbers = new HashSet<>();
  private final Set<String> artifactNames = new HashSet<>();
  private final List<FailedRow> failedRows = new ArrayList<>();
  private final List<UnitArtifact> unitArtifacts = new ArrayList<>();
  private long rowCount;
  private long artifactCount;
  private long artifactBytes;

  /**
   * An artifact of the bin as a whole, kept on disk.
   *
   * @param name its name
   * @param mediaType its media type
   * @param file its bytes
   */
  record UnitArtifact(String name, String mediaType, Path file) {}

  BinOutput(AttemptFolder folder, String binId, Schema schema) {
    this.folder = folder;
    this.binId = binId;
    this.schema = schema;
  }

  /** Begun with the first row: many a bin has none. */
  private RowStageWriter rows() {
    if (rows.isEmpty()) {
      rows = Optional.of(RowStageWriter.open(rowsFile(), schema));
    }
    return rows.get();
  }

  private ArtifactStageWriter artifacts() {
    if (artifacts.isEmpty()) {
      artifacts = Optional.of(ArtifactStageWriter.open(stageFile(), binId));
    }
    return artifacts.get();
  }

  @Override
  public synchronized void row(Row row) {
    row.check(schema);
    claim(row.number());
    rows().append(row);
    rowCount++;
  }

  @Override
  public synchronized void failedRow(long number, String reason) {
    claim(number);
    failedRows.add(new FailedRow(number, reason));
  }

  private void claim(long number) {
    if (!numbers.add(number)) {
      throw new IllegalArgumentException(
          "Row %d of '%s' was emitted or failed before; each row once".formatted(number, binId));
    }
  }

  @Override
  public synchronized void artifact(Artifact artifact) {
    String owner = artifact.row().isPresent() ? artifact.row().getAsLong() + "." : "/";
    if (!artifactNames.add(owner + artifact.name())) {
      throw new IllegalArgumentException(
          "Artifact '%s' of '%s' was emitted before; each name once for a row, once for the unit"
              .formatted(artifact.name(), binId));
    }
    if (artifact.row().isPresent()) {
      artifacts().append(artifact);
      artifactCount++;
    } else {
      unitArtifacts.add(kept(artifact));
    }
  }

  private UnitArtifact kept(Artifact artifact) {
    Path file = folder.path().resolve("unit-artifact-" + unitArtifacts.size());
    try {
      Files.write(file, artifact.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new UnitArtifact(artifact.name(), artifact.mediaType(), file);
  }

  private Path rowsFile() {
    return folder.path().resolve("rows.avro");
  }

  /** Artifacts of rows and after them rows, once finished. */
  Path stageFile() {
    return folder.path().resolve("staged");
  }

  /** Whether there is anything in the stage file. */
  boolean anyStaged() {
    return rowCount > 0 || artifactCount > 0;
  }

  /** How much of the stage file the artifacts take, once finished. */
  long artifactBytes() {
    return artifactBytes;
  }

  long rowCount() {
    return rowCount;
  }

  long artifactCount() {
    return artifactCount;
  }

  List<FailedRow> failedRows() {
    return List.copyOf(failedRows);
  }

  List<UnitArtifact> unitArtifacts() {
    return List.copyOf(unitArtifacts);
  }

  /** Completes the files. */
  synchronized void finish() throws IOException {
    if (artifacts.isPresent()) {
      artifacts.get().finish();
      artifactBytes = Files.size(stageFile());
    }
    if (rows.isPresent()) {
      rows.get().finish();
      append(rowsFile(), stageFile());
    }
  }

  /** One object a bin is to be stored, not two: what a request costs is not its few bytes. */
  private static void append(Path part, Path whole) throws IOException {
    try (var out =
        Files.newOutputStream(whole, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      Files.copy(part, out);
    }
    Files.delete(part);
  }

  @Override
  public synchronized void close() {
    try {
      rows.ifPresent(RowStageWriter::close);
    } finally {
      artifacts.ifPresent(ArtifactStageWriter::close);
    }
  }
}
