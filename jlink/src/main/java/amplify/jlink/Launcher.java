package amplify.jlink;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The script that starts a service, and the options of its virtual machine. */
record Launcher(LinkedService service) {

  /** Where options lie in an image. */
  static final String OPTIONS = "lib/jvm.options";

  /** What is started. */
  static final String MAIN = "amplify.runtime/amplify.runtime.Main";

  /** Writes both into an image. */
  void write(Path image) throws IOException {
    Path script = image.resolve("bin").resolve(service.word());
    Files.writeString(
        script, text("launcher.sh").replace("@PORT@", String.valueOf(service.port())));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(image.resolve(OPTIONS), text("jvm.options"));
  }

  private static String text(String resource) throws IOException {
    try (InputStream stream = Launcher.class.getResourceAsStream(resource)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
