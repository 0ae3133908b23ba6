package amplify.results;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Remembers whether the source itself failed: readers report failing sources and damaged bytes
 * alike, but only the first are worth another try. A source may fail unchecked as well: one that
 * asks a store for the rest of a broken answer does when the store is away.
 */
final class StageStream extends FilterInputStream {

  private Optional<Exception> failure = Optional.empty();

  StageStream(InputStream source) {
    super(source);
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (IOException | RuntimeException e) {
      failure = Optional.of(e);
      throw e;
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return super.read(bytes, offset, length);
    } catch (IOException | RuntimeException e) {
      failure = Optional.of(e);
      throw e;
    }
  }

  @Override
  public long skip(long n) throws IOException {
    try {
      return super.skip(n);
    } catch (IOException | RuntimeException e) {
      failure = Optional.of(e);
      throw e;
    }
  }

  @Override
  public int available() throws IOException {
    try {
      return super.available();
    } catch (IOException | RuntimeException e) {
      failure = Optional.of(e);
      throw e;
    }
  }

  /** What to throw for an error met while reading. */
  RuntimeException explain(String where, Exception error) {
    if (failure.isPresent()) {
      return failure.get() instanceof RuntimeException unchecked
          ? unchecked
          : new UncheckedIOException(where + ": the stream failed", (IOException) failure.get());
    }
    return new BadStageException(
        "%s: damaged (%s): stage the bin anew".formatted(where, error.getMessage()), error);
  }
}
