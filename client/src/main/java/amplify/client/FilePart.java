package amplify.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.concurrent.Flow;
import java.util.function.LongConsumer;

/**
 * A part of a file as the body of a request: read while it is sent, so that no more than a buffer
 * of it is in memory, and read anew when the request is sent again.
 */
final class FilePart implements HttpRequest.BodyPublisher {

  private final Path file;
  private final long start;
  private final long length;
  private final LongConsumer onRead;
  private final MessageDigest digest = Checksums.md5();
  private long counted;

  /**
   * A part.
   *
   * @param start where it begins, in bytes
   * @param length how long it is, in bytes
   * @param onRead told how many bytes were read; a negative number takes back what has to be read
   *     again
   */
  FilePart(Path file, long start, long length, LongConsumer onRead) {
    this.file = file;
    this.start = start;
    this.length = length;
    this.onRead = onRead;
  }

  @Override
  public long contentLength() {
    return length;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    HttpRequest.BodyPublishers.ofInputStream(this::open).subscribe(subscriber);
  }

  private synchronized InputStream open() {
    takeBack();
    digest.reset();
    try {
      FileChannel channel = FileChannel.open(file);
      channel.position(start);
      return new Content(Channels.newInputStream(channel));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Uncounts what was read: it did not arrive. */
  synchronized void takeBack() {
    onRead.accept(-counted);
    counted = 0;
  }

  private synchronized void count(byte[] buffer, int offset, int count) {
    digest.update(buffer, offset, count);
    counted += count;
    onRead.accept(count);
  }

  /** The MD5 of what was read, once all of it was. */
  synchronized String md5() {
    return Checksums.hex(digest);
  }

  /** The part's bytes, no more. */
  private final class Content extends InputStream {

    private final InputStream in;
    private long left = length;

    Content(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int count = in.read(buffer, offset, (int) Math.min(length, left));
      if (count < 0) {
        throw new IOException("%s ends %d bytes early".formatted(file, left));
      }
      count(buffer, offset, count);
      left -= count;
      return count;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
