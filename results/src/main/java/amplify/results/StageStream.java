package amplify.results;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Remembers whether the source itself failed: readers report failing sources and damaged bytes
 * alike as {@link IOException}, but only the first are worth another try.
 */
final class StageStream extends FilterInputStream {

  private Optional<IOException> failure = Optional.empty();

  StageStream(InputStream source) {
    super(source);
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (IOException e) {
      throw noted(e);
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return super.read(bytes, offset, length);
    } catch (IOException e) {
      throw noted(e);
    }
  }

  @Override
  public long skip(long n) throws IOException {
    try {
      return super.skip(n);
    } catch (IOException e) {
      throw noted(e);
    }
  }

  @Override
  public int available() throws IOException {
    try {
      return super.available();
    } catch (IOException e) {
      throw noted(e);
    }
  }

  private IOException noted(IOException e) {
    failure = Optional.of(e);
    return e;
  }

  /** What to throw for an error met while reading. */
  RuntimeException explain(String where, Exception error) {
    if (failure.isPresent()) {
      return new UncheckedIOException(where + ": the stream failed", failure.get());
    }
    return new BadStageException(
        "%s: damaged (%s): stage the bin anew".formatted(where, error.getMessage()), error);
  }
}
