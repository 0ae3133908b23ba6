package amplify.jlink;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;

/** Links modules, and the JDK modules they require, into a runtime. */
final class Linker {

  private Linker() {}

  /**
   * Links.
   *
   * @param jars a folder of modules, none of them automatic
   * @param modules which of those, and of the JDK's, to link with all that they require
   * @param target the folder to make
   * @throws ImageException if they do not fit together
   */
  static void link(Path jars, List<String> modules, Path target) {
    ToolProvider jlink =
        ToolProvider.findFirst("jlink")
            .orElseThrow(() -> new ImageException("This Java has no jlink: set JAVA_HOME to a JDK"));
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
              "--compress=zip-6",
              "--no-header-files",
              "--no-man-pages",
              "--output",
              target.toString());
    }
    if (code != 0) {
      throw new ImageException("The modules cannot be linked: " + told.toString().strip());
    }
  }
}
