package amplify.jlink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Links modules, and the JDK modules they require, into a runtime. */
final class Linker {

  /**
   * Parts of java.desktop that are of no use where there is neither a screen nor a loudspeaker. The
   * linker wants to keep something of each package.
   */
  private static final List<String> NOT_FOR_SERVERS =
      List.of(
          "/java.desktop/sun/awt/X11/X*",
          "/java.desktop/sun/java2d/opengl/OGL*",
          "/java.desktop/com/sun/java/swing/plaf/gtk/GTK*",
          "/java.desktop/com/sun/media/sound/Soft*",
          "/java.desktop/javax/swing/plaf/nimbus/*Painter*",
          "/java.desktop/javax/swing/plaf/nimbus/*State.class");

  private static final List<String> LIBRARIES_NOT_FOR_SERVERS =
      List.of("libawt_xawt.so", "libsplashscreen.so", "libjsound.so");

  private Linker() {}

  /**
   * Links.
   *
   * @param jars a folder of modules, none of them automatic
   * @param modules which of those, and of the JDK's, to link with all that they require
   * @param target the folder to make
   * @throws java.io.IOException if it cannot be written
   * @throws ImageException if they do not fit together
   */
  static void link(Path jars, List<String> modules, Path target) throws IOException {
    Path jlink = Path.of(System.getProperty("java.home"), "bin", "jlink");
    if (!Files.isExecutable(jlink)) {
      throw new ImageException(
          "'%s' is missing: set JAVA_HOME to a JDK, which has jlink".formatted(jlink));
    }
    // A process of its own: within a virtual machine that was patched, as tests are, it refuses.
    Tool.run(
        "The modules cannot be linked",
        List.of(
            jlink.toString(),
            "--module-path",
            jars.toString(),
            "--add-modules",
            String.join(",", modules),
            "--compress=zip-9",
            "--exclude-resources=" + String.join(",", NOT_FOR_SERVERS),
            "--no-header-files",
            "--no-man-pages",
            "--output",
            target.toString()));
    for (String library : LIBRARIES_NOT_FOR_SERVERS) {
      Files.deleteIfExists(target.resolve("lib").resolve(library));
    }
  }
}
