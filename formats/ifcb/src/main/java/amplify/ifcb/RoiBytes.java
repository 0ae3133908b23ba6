package amplify.ifcb;

import java.io.IOException;
import java.util.Optional;

/** The bytes of a .roi, wherever it lies. */
public interface RoiBytes {

  /**
   * How many there are.
   *
   * @throws IOException if that cannot be told
   */
  long length() throws IOException;

  /**
   * Some of them.
   *
   * @param offset of the first, from 0
   * @param count how many, at most {@link Bin#MAX_PIXELS}
   * @return exactly so many, not changed afterwards; empty if the .roi ends before
   * @throws IOException if they cannot be read
   */
  Optional<byte[]> read(long offset, int count) throws IOException;
}
