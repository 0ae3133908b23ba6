package amplify.products;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The masks of a shard. Not thread-safe. */
final class ShardMasks implements Ahead.Source<ShardMask> {

  private final TarArchiveInputStream tar;

  private ShardMasks(TarArchiveInputStream tar) {
    this.tar = tar;
  }

  static ShardMasks open(Path shard) throws IOException {
    return new ShardMasks(
        new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(shard), 1 << 16)));
  }

  @Override
  public Optional<ShardMask> next() throws IOException {
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      if (entry.getName().endsWith(".png")) {
        return Optional.of(new ShardMask(entry.getName(), content(entry)));
      }
    }
    return Optional.empty();
  }

  private byte[] content(TarArchiveEntry entry) throws IOException {
    int length = Math.toIntExact(entry.getSize());
    byte[] bytes = tar.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("A shard is cut off in its member " + entry.getName());
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }
}
