package amplify.plugins;

import amplify.api.Processor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Builds jars from sources, as the authors of plugins do. */
final class PluginBuild {

  private final Path temporary;
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, String> resources = new LinkedHashMap<>();
  private final List<String> options = new ArrayList<>();
  private final List<Path> modulePath = new ArrayList<>();
  private String api =
      Path.of(
              URI.create(
                  Processor.class.getProtectionDomain().getCodeSource().getLocation().toString()))
          .toString();

  /**
   * A build.
   *
   * @param temporary where classes are put, outside of the folder of plugins
   */
  PluginBuild(Path temporary) {
    this.temporary = temporary;
  }

  /** Adds a class; {@code module-info} is one too. */
  PluginBuild source(String name, String text) {
    sources.put(name, text);
    return this;
  }

  PluginBuild resource(String name, String text) {
    resources.put(name, text);
    return this;
  }

  /** Adds a module that the plugin needs. */
  PluginBuild needs(Path jar) {
    modulePath.add(jar);
    return this;
  }

  /** Builds it for another {@code amplify.api}. */
  PluginBuild against(Path other) {
    api = other.toString();
    return this;
  }

  PluginBuild option(String... words) {
    options.addAll(List.of(words));
    return this;
  }

  /** Makes the jar. */
  Path jar(Path jar) throws IOException {
    Path classes = Files.createTempDirectory(temporary, "classes");
    compile(classes);
    Files.createDirectories(jar.getParent());
    try (OutputStream file = Files.newOutputStream(jar);
        var out = new JarOutputStream(file);
        Stream<Path> made = Files.walk(classes)) {
      for (Path path : made.filter(Files::isRegularFile).sorted().toList()) {
        entry(out, classes.relativize(path).toString(), Files.readAllBytes(path));
      }
      for (var resource : resources.entrySet()) {
        entry(out, resource.getKey(), resource.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }

  private static void entry(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(content);
    out.closeEntry();
  }

  private void compile(Path classes) {
    String path =
        Stream.concat(Stream.of(api), modulePath.stream().map(Path::toString))
            .reduce((a, b) -> a + System.getProperty("path.separator") + b)
            .orElseThrow();
    var arguments = new ArrayList<>(options);
    arguments.addAll(List.of("-d", classes.toString()));
    arguments.addAll(
        List.of(sources.containsKey("module-info") ? "--module-path" : "--class-path", path));
    var complaints = new StringWriter();
    var compiler = ToolProvider.getSystemJavaCompiler();
    List<JavaFileObject> files =
        sources.entrySet().stream().<JavaFileObject>map(PluginBuild::file).toList();
    if (!compiler.getTask(complaints, null, null, arguments, null, files).call()) {
      throw new AssertionError(complaints.toString());
    }
  }

  private static SimpleJavaFileObject file(Map.Entry<String, String> source) {
    return new SimpleJavaFileObject(
        URI.create("string:///%s.java".formatted(source.getKey().replace('.', '/'))),
        JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source.getValue();
      }
    };
  }
}
