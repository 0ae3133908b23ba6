package amplify.client;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
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

  /** The one of the newest request. */
  private Optional<Reading> current = Optional.empty();

  private FilePart(Path file, FileChannel channel, long start, long length, LongConsumer onRead) {
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
  static FilePart open(Path file, long start, long length, LongConsumer onRead) throws IOException {
    return new FilePart(file, FileChannel.open(file), start, length, onRead);
  }

  @Override
  public long contentLength() {
    return length;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    subscriber.onSubscribe(anew(subscriber));
  }

  private synchronized Reading anew(Flow.Subscriber<? super ByteBuffer> subscriber) {
    takeBack();
    var reading = new Reading(subscriber);
    current = Optional.of(reading);
    return reading;
  }

  /** Uncounts what was read: it did not arrive. */
  synchronized void takeBack() {
    current.ifPresent(reading -> {
      onRead.accept(-reading.counted);
      reading.counted = 0;
    });
  }

  /** The MD5 of what was read, once all of it was. */
  synchronized String md5() {
    return Checksums.hex(current.orElseThrow().digest);
  }

  private synchronized void count(Reading reading, int bytes) {
    // A request that was given up may still be reading when its repeat has begun.
    if (current.orElseThrow() == reading) {
      reading.counted += bytes;
      onRead.accept(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** The part from its begin to its end, piece by piece as they are asked for. */
  private final class Reading implements Flow.Subscription {

    private final Flow.Subscriber<? super ByteBuffer> subscriber;
    private final MessageDigest digest = Checksums.md5();
    private final AtomicLong wanted = new AtomicLong();
    private volatile boolean ended;
    private long read;
    private long counted;

    Reading(Flow.Subscriber<? super ByteBuffer> subscriber) {
      this.subscriber = subscriber;
    }

    /** Whoever asks first reads, also for those who ask meanwhile. */
    @Override
    public void request(long pieces) {
      if (pieces <= 0) {
        fail(new IllegalArgumentException("%d pieces asked for; at least 1".formatted(pieces)));
      } else if (wanted.getAndUpdate(before -> sum(before, pieces)) == 0) {
        do {
          next();
        } while (!ended && wanted.decrementAndGet() > 0);
      }
    }

    private static long sum(long before, long more) {
      return before > Long.MAX_VALUE - more ? Long.MAX_VALUE : before + more;
    }

    private void next() {
      if (ended) {
        return;
      }
      try {
        ByteBuffer piece = piece();
        subscriber.onNext(piece);
        if (read == length) {
          ended = true;
          subscriber.onComplete();
        }
      } catch (IOException e) {
        fail(e);
      }
    }

    private ByteBuffer piece() throws IOException {
      ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE, length - read));
      while (piece.hasRemaining()) {
        if (channel.read(piece, start + read + piece.position()) < 0) {
          throw new IOException(
              "%s ends %d bytes early".formatted(file, length - read - piece.position()));
        }
      }
      piece.flip();
      digest.update(piece.duplicate());
      read += piece.remaining();
      count(this, piece.remaining());
      return piece;
    }

    private void fail(Exception e) {
      ended = true;
      subscriber.onError(e);
    }

    @Override
    public void cancel() {
      ended = true;
    }
  }
}
