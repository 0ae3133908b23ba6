package amplify.ifcb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** An open .roi. */
final class RoiFile implements AutoCloseable {

  private final FileChannel channel;
  private final long length;

  RoiFile(Path file) throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.READ);
    length = channel.size();
  }

  /** Its length when it was opened, in bytes. */
  long length() {
    return length;
  }

  /** The pixels of a target whose box is sound; empty if the file has been cut since. */
  Optional<byte[]> pixels(Target target) throws IOException {
    var pixels = ByteBuffer.allocate((int) (target.width() * target.height()));
    long at = target.offset();
    while (pixels.hasRemaining()) {
      int read = channel.read(pixels, at);
      if (read < 0) {
        return Optional.empty();
      }
      at += read;
    }
    return Optional.of(pixels.array());
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
