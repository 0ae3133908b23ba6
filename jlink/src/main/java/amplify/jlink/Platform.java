package amplify.jlink;

import java.util.List;
import java.util.Locale;

/**
 * The operating system and processor that an image is for: those it is made on.
 *
 * @param system {@code linux}, {@code darwin} or {@code windows}
 * @param processor as libraries name it: {@code amd64}, {@code aarch64}
 */
record Platform(String system, String processor) {

  private static final List<String> NATIVE = List.of(".so", ".dylib", ".jnilib", ".dll", ".a");

  static Platform here() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return new Platform(
        system.startsWith("mac") ? "darwin" : system.startsWith("win") ? "windows" : system,
        System.getProperty("os.arch"));
  }

  /** Whether a file of a jar is code for a processor. */
  static boolean isNative(String name) {
    return NATIVE.stream().anyMatch(name::endsWith);
  }

  /** Whether such a file is for this platform, by the folders it lies in. */
  boolean has(String name) {
    return name.startsWith(system + "/" + processor + "/");
  }
}
