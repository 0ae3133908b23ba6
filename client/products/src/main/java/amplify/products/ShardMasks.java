package amplify.products;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The masks of all shards, one after the other. Not thread-safe. */
final class ShardMasks implements Ahead.Source<ShardMask>, AutoCloseable {

  private final Iterator<Path> shards;
  private Optional<TarArchiveInputStream> open = Optional.empty();

  ShardMasks(List<Path> shards) {
    this.shards = shards.iterator();
  }

  @Override
  public Optional<ShardMask> next() throws IOException {
    while (true) {
      if (open.isEmpty()) {
        if (!shards.hasNext()) {
          return Optional.empty();
        }
        open =
            Optional.of(
                new TarArchiveInputStream(
                    new BufferedInputStream(Files.newInputStream(shards.next()), 1 << 16)));
      }
      TarArchiveEntry entry = open.get().getNextEntry();
      if (entry == null) {
        close();
      } else if (entry.getName().endsWith(".png")) {
        return Optional.of(new ShardMask(entry.getName(), content(entry)));
      }
    }
  }

  private byte[] content(TarArchiveEntry entry) throws IOException {
    int length = Math.toIntExact(entry.getSize());
    byte[] bytes = open.orElseThrow().readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("A shard is cut off in its member " + entry.getName());
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    if (open.isPresent()) {
      open.get().close();
      open = Optional.empty();
    }
  }
}
