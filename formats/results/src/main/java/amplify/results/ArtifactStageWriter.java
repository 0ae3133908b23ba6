package amplify.results;

import amplify.api.Artifact;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Stages the artifacts of one bin's rows in a local file: a tar archive with members {@code <bin
 * id>_<row number, at least 5 digits>.<artifact name>}, in the order they come, and a last member
 * {@code complete} that says how many they are. Equal artifacts give equal bytes. Memory does not
 * grow with their number. Not thread-safe.
 */
public final class ArtifactStageWriter implements AutoCloseable {

  static final String LAST_MEMBER = "complete";

  /** Bytes written to the file at a time: a few dozen masks. */
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final MemberName name;
  private final TarWriter tar;
  private long artifacts;

  private ArtifactStageWriter(Path file, MemberName name, TarWriter tar) {
    this.file = file;
    this.name = name;
    this.tar = tar;
  }

  /**
   * Starts a file; one that is there is written over.
   *
   * @throws IllegalArgumentException if the bin id cannot be part of a file name
   * @throws UncheckedIOException if it cannot be written
   */
  public static ArtifactStageWriter open(Path file, String binId) {
    var name = new MemberName(binId);
    try {
      var out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
      return new ArtifactStageWriter(file, name, new TarWriter(out));
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /**
   * Appends an artifact of a row. That no row has two of the same name is for the caller to see to.
   *
   * @throws IllegalArgumentException if the artifact belongs to the unit instead of a row, or the
   *     row's number is negative
   * @throws UncheckedIOException if the file cannot be written
   */
  public void append(Artifact artifact) {
    long row =
        artifact
            .row()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "Artifact '%s' belongs to no row: store it as an object of its own"
                        .formatted(artifact.name())));
    append(name.of(row, artifact.name()), artifact.bytes());
    artifacts++;
  }

  private void append(String member, byte[] bytes) {
    try {
      tar.append(member, bytes);
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /** How many artifacts were appended. */
  public long artifacts() {
    return artifacts;
  }

  /** Closes the stage: without it, what was written cannot be read. */
  public void finish() {
    append(LAST_MEMBER, Long.toString(artifacts).getBytes(StandardCharsets.UTF_8));
    close();
  }

  /** Lets go of the file. */
  @Override
  public void close() {
    try {
      tar.close();
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  private static UncheckedIOException failed(Path file, IOException cause) {
    return new UncheckedIOException("Artifacts cannot be staged in " + file, cause);
  }
}
