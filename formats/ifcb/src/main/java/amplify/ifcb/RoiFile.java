package amplify.ifcb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** An open .roi. */
final class RoiFile implements RoiBytes, AutoCloseable {

  private final FileChannel channel;
  private final long length;

  RoiFile(Path file) throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.READ);
    length = channel.size();
  }

  /** Its length when it was opened, in bytes. */
  @Override
  public long length() {
    return length;
  }

  @Override
  public Optional<byte[]> read(long offset, int count) throws IOException {
    var bytes = ByteBuffer.allocate(count);
    long at = offset;
    while (bytes.hasRemaining()) {
      int read = channel.read(bytes, at);
      if (read < 0) {
        return Optional.empty();
      }
      at += read;
    }
    return Optional.of(bytes.array());
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
