package amplify.jlink;

import amplify.jlink.legal.Legal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * The jars of a service made ready for linking. Each becomes a module that says what it requires,
 * and loses what an image has no use for: native code of other platforms, signatures, and the
 * records of the build. Native code of this platform goes into a separate folder; licences are
 * collected by {@link Legal}.
 */
final class LinkableJars {

  private static final List<String> SIGNATURES = List.of(".SF", ".RSA", ".DSA", ".EC");

  private final SlimClass slim = new SlimClass();
  private final Platform platform;
  private final Path jars;
  private final Path natives;

  /**
   * Knows where things go.
   *
   * @param platform what the image is for
   * @param jars an empty folder
   * @param natives where native libraries go
   */
  LinkableJars(Platform platform, Path jars, Path natives) {
    this.platform = platform;
    this.jars = jars;
    this.natives = natives;
  }

  /** Writes the linkable form of all jars of a service. */
  void write(List<ModuleJar> service) {
    var settled = new SettledModules(service);
    for (ModuleJar jar : service) {
      try {
        write(jar, settled);
      } catch (IOException e) {
        throw new UncheckedIOException("%s cannot be made linkable".formatted(jar.file()), e);
      }
    }
  }

  private void write(ModuleJar jar, SettledModules settled) throws IOException {
    List<ModuleJar.Content> contents = jar.contents();
    Path target = jars.resolve(jar.name() + ".jar");
    try (var out = new JarOutputStream(Files.newOutputStream(target))) {
      if (jar.descriptor().isAutomatic()) {
        add(out, "module-info.class", settled.declaration(jar, contents));
      }
      for (ModuleJar.Content content : contents) {
        String name = content.name();
        if (Platform.isNative(name)) {
          if (platform.has(name)) {
            Files.write(natives.resolve(Path.of(name).getFileName()), content.bytes());
          }
        } else if (content.isClass()) {
          add(out, name, slim.of(content.bytes()));
        } else if (!isRecordOfBuild(name)) {
          add(out, name, content.bytes());
        }
      }
    }
  }

  private static void add(JarOutputStream out, String name, byte[] bytes) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(bytes);
    out.closeEntry();
  }

  private static boolean isRecordOfBuild(String name) {
    return Legal.isLegal(name)
        || name.startsWith("META-INF/maven/")
        || name.startsWith("META-INF/native-image/")
        || name.startsWith("META-INF/proguard/")
        || (name.startsWith("META-INF/") && SIGNATURES.stream().anyMatch(name::endsWith));
  }
}
