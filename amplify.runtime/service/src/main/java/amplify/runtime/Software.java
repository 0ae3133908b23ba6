package amplify.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The software's own version, as the build wrote it. */
final class Software {

  private Software() {}

  static String version() {
    try (InputStream content = Software.class.getResourceAsStream("software.properties")) {
      var properties = new Properties();
      properties.load(content);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
