package amplify.client;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Text that comes as a stream, line by line. */
final class Lines {

  private Lines() {}

  static BufferedReader of(InputStream content) {
    return new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8));
  }
}
