package amplify.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/**
 * The keys of an embedded S3 server: made once for a data folder and kept there, readable by their
 * owner only.
 */
record Credentials(String accessKey, String secretKey) {

  private static final int SECRET_BYTES = 20;

  static Credentials of(Path file) throws IOException {
    var properties = new Properties();
    if (!Files.exists(file)) {
      var secret = new byte[SECRET_BYTES];
      new SecureRandom().nextBytes(secret);
      properties.setProperty("access", "amplify-dev");
      properties.setProperty("secret", HexFormat.of().formatHex(secret));
      Files.createFile(file);
      if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
      try (Writer writer = Files.newBufferedWriter(file)) {
        properties.store(writer, "Keys of the embedded S3 server");
      }
    }
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return new Credentials(properties.getProperty("access"), properties.getProperty("secret"));
  }
}
