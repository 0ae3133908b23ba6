package amplify.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the servers of a data folder listen, for other processes on this machine: a file beside
 * their data, for its owner only, since the keys are in it.
 */
final class RunningServers {

  private static final String NAME = "servers.properties";

  private RunningServers() {}

  static void write(Path folder, Map<String, String> settings) {
    var properties = new Properties();
    properties.putAll(settings);
    try {
      Path file = Files.createTempFile(folder, NAME, ".new");
      if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
      try (Writer writer = Files.newBufferedWriter(file)) {
        properties.store(writer, "Where the embedded servers listen");
      }
      replace(file, folder.resolve(NAME));
    } catch (IOException e) {
      throw new EmbeddedException("'%s' cannot be written to".formatted(folder), e);
    }
  }

  /** Whoever reads sees all of it or nothing. */
  private static void replace(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  static void forget(Path folder) {
    try {
      Files.deleteIfExists(folder.resolve(NAME));
    } catch (IOException e) {
      throw new EmbeddedException("'%s' cannot be written to".formatted(folder), e);
    }
  }

  static Optional<Map<String, String>> read(Path folder) {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new EmbeddedException("'%s' cannot be read".formatted(file), e);
    }
    var settings = new HashMap<String, String>();
    properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
    return Optional.of(settings);
  }
}
