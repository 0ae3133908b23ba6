package amplify.jlink.legal;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/**
 * The entries of a jar that tell whose work it contains, and under which terms.
 *
 * @param file where it lies
 * @param entries licences, notices, lists of libraries and Maven's records, by their paths
 * @param foreign packages that look like copies of other libraries
 * @param packages all packages
 */
record LegalJar(
    Path file, Map<String, byte[]> entries, List<String> foreign, List<String> packages) {

  /** Licences of libraries that were copied into a jar: of Gradle's plugins and of our modules. */
  private static final Pattern NESTED =
      Pattern.compile("META-INF/licenses/(?:([^/]+)/)?([^/]+?)-(\\d[^/]*?)(?:-jar)?/(.+)");

  private static final Pattern POM =
      Pattern.compile("META-INF/maven/([^/]+)/([^/]+)/pom\\.properties");
  private static final Pattern SBOM = Pattern.compile("META-INF/sbom/[^/]+\\.cdx\\.json");
  private static final Pattern TEXT =
      Pattern.compile(
          "(?:META-INF/)?[^/]*(?:LICEN[CS]E|NOTICE|COPYING|COPYRIGHT|THIRD.?PARTY|AL2\\.0|LGPL2\\.1)[^/]*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern COPIED =
      Pattern.compile("(?:.*/)?(?:shaded|thirdparty|repackaged|relocated)/.*");

  static LegalJar read(Path file) {
    var entries = new TreeMap<String, byte[]>();
    var foreign = new ArrayList<String>();
    var packages = new ArrayList<String>();
    try (var jar = new JarFile(file.toFile(), false, ZipFile.OPEN_READ)) {
      for (JarEntry entry : jar.stream().toList()) {
        String name = entry.getName();
        if (name.endsWith(".class")) {
          packages.add(name.substring(0, Math.max(0, name.lastIndexOf('/'))));
          if (COPIED.matcher(name).matches()) {
            foreign.add(packages.getLast());
          }
        } else if (!entry.isDirectory() && isLegal(name)) {
          try (var stream = jar.getInputStream(entry)) {
            entries.put(name, stream.readAllBytes());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The library %s cannot be read".formatted(file), e);
    }
    return new LegalJar(
        file,
        entries,
        foreign.stream().distinct().sorted().toList(),
        packages.stream().distinct().sorted().toList());
  }

  /** Whether an entry of a jar goes into an image's list of licences instead of its modules. */
  static boolean isLegal(String name) {
    return name.startsWith("META-INF/licenses/")
        || isText(name)
        || POM.matcher(name).matches()
        || SBOM.matcher(name).matches();
  }

  private static boolean isText(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return TEXT.matcher(name).matches()
        && !lower.endsWith(".class")
        && !lower.endsWith(".java")
        && !lower.endsWith(".properties");
  }

  /** Licences and notices of the jar itself, by the names they get in an image. */
  Map<String, byte[]> texts() {
    return texts(entries);
  }

  private static Map<String, byte[]> texts(Map<String, byte[]> entries) {
    var texts = new TreeMap<String, byte[]>();
    entries.forEach((name, bytes) -> {
      if (isText(name)) {
        String plain = name.replaceFirst("^META-INF/", "");
        // One at the top of a jar and one in META-INF may differ.
        texts.put(texts.containsKey(plain) ? "META-INF-" + plain : plain, bytes);
      }
    });
    return texts;
  }

  /** The list of the libraries that a module of ours was shaded from. */
  Optional<byte[]> sbom() {
    return entries.entrySet().stream()
        .filter(entry -> SBOM.matcher(entry.getKey()).matches())
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** The libraries that it contains with their licences, and their texts by name. */
  Map<Coordinates, LegalJar> nested() {
    var nested = new TreeMap<Coordinates, Map<String, byte[]>>();
    entries.forEach((name, bytes) -> {
      Matcher path = NESTED.matcher(name);
      if (path.matches()) {
        String group = path.group(1) == null ? "" : path.group(1);
        nested
            .computeIfAbsent(
                new Coordinates(group, path.group(2), path.group(3)), key -> new TreeMap<>())
            .put(path.group(4), bytes);
      }
    });
    var jars = new TreeMap<Coordinates, LegalJar>();
    nested.forEach(
        (library, files) -> jars.put(library, new LegalJar(file, files, List.of(), List.of())));
    return jars;
  }

  /** The artifacts whose records Maven has left in the jar, mostly the jar's own alone. */
  List<Coordinates> artifacts() {
    var artifacts = new ArrayList<Coordinates>();
    entries.forEach((name, bytes) -> {
      Matcher path = POM.matcher(name);
      if (path.matches()) {
        var properties = new Properties();
        try {
          properties.load(new StringReader(new String(bytes, StandardCharsets.UTF_8)));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        artifacts.add(
            new Coordinates(path.group(1), path.group(2), properties.getProperty("version", "")));
      }
    });
    return artifacts;
  }

  /** Its checksum, in hexadecimal digits. */
  String sha256() {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("The library %s cannot be read".formatted(file), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
