package amplify.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The file {@code SHA256SUMS}, which {@code sha256sum --check} reads. */
final class Checksums {

  private static final String NAME = "SHA256SUMS";

  private Checksums() {}

  /** Writes the checksums of all files of a folder into it. */
  static void write(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files =
          all.filter(Files::isRegularFile)
              .filter(file -> !file.equals(folder.resolve(NAME)))
              .sorted()
              .toList();
    }
    var lines = new StringBuilder();
    for (Path file : files) {
      lines.append(
          "%s  %s\n"
              .formatted(sha256(file), folder.relativize(file).toString().replace('\\', '/')));
    }
    Files.writeString(folder.resolve(NAME), lines);
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file);
        var digest = new DigestInputStream(stream, MessageDigest.getInstance("SHA-256"))) {
      digest.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
