package amplify.results;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Reads staged artifacts from a stream, one at a time, in the order they were staged; one is held
 * in memory. Not thread-safe.
 */
public final class ArtifactStageReader implements AutoCloseable {

  private final MemberName name;
  private final StageStream stage;
  private final TarArchiveInputStream tar;
  private long artifacts;
  private boolean ended;

  private ArtifactStageReader(MemberName name, StageStream stage) {
    this.name = name;
    this.stage = stage;
    tar = new TarArchiveInputStream(stage, StandardCharsets.UTF_8.name());
  }

  /**
   * Starts reading.
   *
   * @param stage closed with the reader
   * @param binId the bin that was staged
   */
  public static ArtifactStageReader open(InputStream stage, String binId) {
    return new ArtifactStageReader(new MemberName(binId), new StageStream(stage));
  }

  /**
   * The next artifact; empty at the end.
   *
   * @throws BadStageException if the stage is damaged, cut off, or another bin's
   * @throws UncheckedIOException if the stream fails
   */
  public Optional<StagedArtifact> next() {
    if (ended) {
      return Optional.empty();
    }
    try {
      TarArchiveEntry entry = tar.getNextEntry();
      if (entry == null) {
        throw new EOFException("cut off");
      }
      byte[] bytes = content(entry);
      if (entry.getName().equals(ArtifactStageWriter.LAST_MEMBER)) {
        end(new String(bytes, StandardCharsets.UTF_8));
        return Optional.empty();
      }
      var parsed = name.parse(entry.getName()).orElseThrow(() -> foreign(entry.getName()));
      artifacts++;
      return Optional.of(new StagedArtifact(parsed.row(), parsed.artifact(), bytes));
    } catch (BadStageException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw stage.explain(where(), e);
    }
  }

  private byte[] content(TarArchiveEntry entry) throws IOException {
    int length = Math.toIntExact(entry.getSize());
    // Reads what is there before it makes room: a damaged length must not take all memory.
    byte[] bytes = tar.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("cut off in member " + entry.getName());
    }
    return bytes;
  }

  private void end(String count) {
    if (!count.equals(Long.toString(artifacts))) {
      throw new BadStageException(
          "%s: %s were staged: stage the bin anew".formatted(where(), count));
    }
    ended = true;
  }

  private BadStageException foreign(String member) {
    return new BadStageException(
        "%s: member '%s' is not of bin '%s': stage the bin anew"
            .formatted(where(), member, name.binId()));
  }

  private String where() {
    return "Staged artifacts after %d of them".formatted(artifacts);
  }

  /** Closes the stream. */
  @Override
  public void close() {
    try {
      tar.close();
    } catch (IOException e) {
      throw new UncheckedIOException(where() + ": cannot be closed", e);
    }
  }
}
