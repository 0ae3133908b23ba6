package amplify.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;

/**
 * A stream that fails when nothing comes for too long: the JDK's HTTP client limits the wait for an
 * answer's beginning only. A thread of its own watches, and closes the stream under the reader.
 */
final class StallGuard extends FilterInputStream {

  private final Duration silence;
  private final Thread watch;
  private volatile long lastSign = System.nanoTime();
  private volatile boolean reading;
  private volatile boolean stalled;

  private StallGuard(InputStream in, Duration silence) {
    super(in);
    this.silence = silence;
    this.watch = Thread.ofVirtual().name("stall-guard").unstarted(this::watch);
  }

  static StallGuard of(InputStream in, Duration silence) {
    var guard = new StallGuard(in, silence);
    guard.watch.start();
    return guard;
  }

  private void watch() {
    try {
      while (true) {
        long left = silence.toNanos() - (System.nanoTime() - lastSign);
        if (left > 0) {
          Thread.sleep(Duration.ofNanos(left));
        } else if (reading) {
          stalled = true;
          in.close();
          return;
        } else {
          // The reader is busy elsewhere: the silence is its own.
          lastSign = System.nanoTime();
        }
      }
    } catch (InterruptedException e) {
      // The stream was closed in order, and there is nothing left to watch.
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("A silent stream could not be closed", e);
    }
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    lastSign = System.nanoTime();
    reading = true;
    try {
      int count = in.read(buffer, offset, length);
      if (count < 0 && stalled) {
        throw new IOException("closed");
      }
      return count;
    } catch (IOException e) {
      if (stalled) {
        var silent =
            new InterruptedIOException(
                "nothing came for %d s".formatted(Math.max(1, silence.toSeconds())));
        silent.initCause(e);
        throw silent;
      }
      throw e;
    } finally {
      reading = false;
      lastSign = System.nanoTime();
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public void close() throws IOException {
    watch.interrupt();
    in.close();
  }
}
