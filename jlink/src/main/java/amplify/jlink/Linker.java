package amplify.jlink;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;

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
    ToolProvider jlink =
        ToolProvider.findFirst("jlink")
            .orElseThrow(
                () -> new ImageException("This Java has no jlink: set JAVA_HOME to a JDK"));
    var told = new StringWriter();
    int code;
    try (var out = new PrintWriter(told)) {
      code =
          jlink.run(
              out,
              out,
              "--module-path",
              jars.toString(),
              "--add-modules",
              String.join(",", modules),
              "--compress=zip-9",
              "--exclude-resources=" + String.join(",", NOT_FOR_SERVERS),
              "--no-header-files",
              "--no-man-pages",
              "--output",
              target.toString());
    }
    if (code != 0) {
      throw new ImageException("The modules cannot be linked: " + told.toString().strip());
    }
    for (String library : LIBRARIES_NOT_FOR_SERVERS) {
      Files.deleteIfExists(target.resolve("lib").resolve(library));
    }
  }
}
