package amplify.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.Flow;
import java.util.function.LongConsumer;

/**
 * A part of a file as the body of a request: read while it is sent, so that no more than a few
 * pieces of it are in memory, and read anew when the request is sent again.
 */
final class FilePart implements HttpRequest.BodyPublisher, AutoCloseable {

  /** Bytes read and handed on at a time: much smaller ones keep the client's threads busy. */
  private static final int PIECE = 1 << 17;

  private final Path file;
  private final FileChannel channel;
  private final long start;
  private final long length;
  private final LongConsumer onRead;
  private Reading current = new Reading();

  private FilePart(
      Path file, FileChannel channel, long start, long length, LongConsumer onRead) {
    this.file = file;
    this.channel = channel;
    this.start = start;
    this.length = length;
    this.onRead = onRead;
  }

  /**
   * Opens the file.
   *
   * @param start where the part begins, in bytes
   * @param length how long it is, in bytes
   * @param onRead told how many bytes were read; a negative number takes back what has to be read
   *     again
   * @throws IOException if the file cannot be opened
   */
  static FilePart open(Path file, long start, long length, LongConsumer onRead)
      throws IOException {
    return new FilePart(file, FileChannel.open(file), start, length, onRead);
  }

  @Override
  public long contentLength() {
    return length;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    HttpRequest.BodyPublishers.ofByteArrays(this::anew).subscribe(subscriber);
  }

  private synchronized Iterator<byte[]> anew() {
    takeBack();
    current = new Reading();
    return current;
  }

  /** Uncounts what was read: it did not arrive. */
  synchronized void takeBack() {
    onRead.accept(-current.counted);
    current.counted = 0;
  }

  /** The MD5 of what was read, once all of it was. */
  synchronized String md5() {
    return Checksums.hex(current.digest);
  }

  private synchronized void count(Reading reading, int bytes) {
    // A request that was given up may still be reading when its repeat has begun.
    if (reading == current) {
      reading.counted += bytes;
      onRead.accept(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** The part's pieces, from its begin to its end. */
  private final class Reading implements Iterator<byte[]> {

    private final MessageDigest digest = Checksums.md5();
    private long read;
    private long counted;

    @Override
    public boolean hasNext() {
      return read < length;
    }

    @Override
    public byte[] next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      var piece = new byte[(int) Math.min(PIECE, length - read)];
      try {
        fill(ByteBuffer.wrap(piece));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      digest.update(piece);
      read += piece.length;
      count(this, piece.length);
      return piece;
    }

    private void fill(ByteBuffer piece) throws IOException {
      while (piece.hasRemaining()) {
        if (channel.read(piece, start + read + piece.position()) < 0) {
          throw new IOException(
              "%s ends %d bytes early"
                  .formatted(file, length - read - piece.position()));
        }
      }
    }
  }
}
