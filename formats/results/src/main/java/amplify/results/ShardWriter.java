package amplify.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Composes a job's artifacts of rows: WebDataset shards {@code shard-00000.tar} with members {@code
 * <bin id>_<row number, at least 5 digits>.<artifact name>}, and beside each an index {@code
 * shard-00000.json} with a line {@code "<mask id>":{"bin_id","roi_number","tar_member"}} a member.
 * Equal calls give equal bytes. Memory does not grow with the number of artifacts. Not thread-safe.
 *
 * <p>The mask id is {@code <bin id>_<row number>} for artifacts of one name: the first one without
 * a dot that comes, such as {@code png}. All others, such as {@code mask.png} or a second {@code
 * npy} of the same row, have the whole member name as id, so that ids stay unique.
 *
 * <p>A shard is closed when the next member would take it over a limit. A member that is too large
 * for any shard gets one of its own. Without artifacts there is no shard.
 */
public final class ShardWriter implements AutoCloseable {

  private final int first;
  private final Path folder;
  private final ShardLimits limits;
  private final Consumer<FinishedShard> sink;
  private Optional<OpenShard> shard = Optional.empty();
  private Optional<MemberName> current = Optional.empty();
  private Optional<String> plainName = Optional.empty();
  private int shards;
  private long artifacts;
  private boolean finished;

  private ShardWriter(int first, Path folder, ShardLimits limits, Consumer<FinishedShard> sink) {
    this.first = first;
    this.folder = folder;
    this.limits = limits;
    this.sink = sink;
  }

  /**
   * Starts with the first shard.
   *
   * @param folder where shards are written; must exist and hold none
   * @param limits when shards end
   * @param sink is given each shard as soon as it is complete, in order
   */
  public static ShardWriter open(Path folder, ShardLimits limits, Consumer<FinishedShard> sink) {
    return openAfter(0, folder, limits, sink);
  }

  /**
   * Goes on behind shards that are there and stay as they are.
   *
   * @param earlierShards how many there are: the next one has this number
   */
  public static ShardWriter openAfter(
      int earlierShards, Path folder, ShardLimits limits, Consumer<FinishedShard> sink) {
    return new ShardWriter(earlierShards, folder, limits, sink);
  }

  /**
   * Appends an artifact of a row. That bins are unique, and names within a row, is for the caller
   * to see to.
   *
   * @throws IllegalArgumentException if the bin id cannot be part of a file name
   * @throws UncheckedIOException if the shard cannot be written
   */
  public void append(String binId, StagedArtifact artifact) {
    if (finished) {
      throw new IllegalStateException("The shards are finished: open another writer");
    }
    MemberName name = named(binId);
    String member = name.of(artifact.row(), artifact.name());
    try {
      if (shard.isPresent() && !shard.get().holds(member, artifact.bytes().length, limits)) {
        finishShard();
      }
      if (shard.isEmpty()) {
        shard = Optional.of(new OpenShard(first + shards, folder));
      }
      String maskId = isPlain(artifact.name()) ? name.row(artifact.row()) : member;
      shard.get().append(maskId, binId, artifact.row(), member, artifact.bytes());
    } catch (IOException e) {
      throw failed(e);
    }
    artifacts++;
  }

  /** Appends all artifacts of a bin's stage; the stage stays open. */
  public void appendAll(String binId, ArtifactStageReader stage) {
    for (var next = stage.next(); next.isPresent(); next = stage.next()) {
      append(binId, next.get());
    }
  }

  /** How many artifacts were appended. */
  public long artifacts() {
    return artifacts;
  }

  /** How many shards were handed over. */
  public int shards() {
    return shards;
  }

  /** Hands over the last shard, if there is one. */
  public void finish() {
    if (shard.isPresent()) {
      try {
        finishShard();
      } catch (IOException e) {
        throw failed(e);
      }
    }
    finished = true;
  }

  /** Lets go of the files: a shard that was not handed over is deleted. */
  @Override
  public void close() {
    finished = true;
    if (shard.isPresent()) {
      OpenShard abandoned = shard.get();
      shard = Optional.empty();
      try {
        abandoned.abandon();
      } catch (IOException e) {
        throw failed(e);
      }
    }
  }

  /** Artifacts come bin by bin, and a bin has many. */
  private MemberName named(String binId) {
    if (current.isEmpty() || !current.get().binId().equals(binId)) {
      current = Optional.of(new MemberName(binId));
    }
    return current.get();
  }

  private boolean isPlain(String name) {
    if (plainName.isEmpty() && name.indexOf('.') < 0) {
      plainName = Optional.of(name);
    }
    return plainName.isPresent() && plainName.get().equals(name);
  }

  private void finishShard() throws IOException {
    FinishedShard done = shard.orElseThrow().finish();
    shard = Optional.empty();
    shards++;
    sink.accept(done);
  }

  private UncheckedIOException failed(IOException cause) {
    return new UncheckedIOException(
        "Shard %d cannot be written in %s".formatted(first + shards, folder), cause);
  }
}
