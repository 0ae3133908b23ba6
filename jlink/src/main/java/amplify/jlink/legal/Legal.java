package amplify.jlink.legal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The licences of an image: the texts of each library in a folder of its own, {@code
 * THIRD-PARTY.txt}, which lists them for people, and {@code sbom.cdx.json}, which does for
 * programs.
 */
public final class Legal {

  private static final String SBOM = "sbom.cdx.json";

  private Legal() {}

  /** Whether an entry of a jar belongs here, and not into the modules of an image. */
  public static boolean isLegal(String entry) {
    return LegalJar.isLegal(entry);
  }

  /**
   * Writes them.
   *
   * @param modules the jars of the service
   * @param sbom the list of its libraries, as the build has written it
   * @param folder where to, with the licences of the JDK's modules in it
   * @throws LegalException if a library has no licence, one that is not accepted, or no text of it
   */
  public static void write(Path modules, Path sbom, Path folder) throws IOException {
    Sbom listed = Sbom.read(sbom);
    var components = new Components(Knowledge.read(), listed.group());
    Map<String, LegalJar> jars = jars(modules);
    var all = new ArrayList<Component>();
    for (var described : listed.components()) {
      Coordinates library = Components.coordinates(described);
      LegalJar jar = jars.remove(library.folder() + ".jar");
      if (jar == null) {
        throw new LegalException(
            "%s is listed in '%s' and not in '%s': build once without -o (./amplify build)"
                .formatted(library, sbom, modules));
      }
      Component component = components.of(jar, described);
      all.add(component);
      if (components.isOurs(component)) {
        write(ours(component.library(), jar), jar.texts(), folder);
      }
    }
    if (!jars.isEmpty()) {
      throw new LegalException(
          "'%s' does not list %s: build once without -o (./amplify build)"
              .formatted(sbom, jars.keySet()));
    }
    all.sort(Comparator.comparing(Component::library));
    all.add(JavaRuntime.component(folder));
    for (Component component : all) {
      write(component, folder);
    }
    listed.of(all, expression(all)).write(folder.resolve(SBOM));
    Files.writeString(
        folder.resolve("THIRD-PARTY.txt"), new ThirdParties(all, components::isOurs).text());
  }

  /**
   * The licences of everything in an image as an SPDX expression.
   *
   * @param folder its folder of licences
   */
  public static String licences(Path folder) {
    return Sbom.read(folder.resolve(SBOM)).licences();
  }

  private static Map<String, LegalJar> jars(Path modules) throws IOException {
    try (Stream<Path> files = Files.list(modules)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString(),
                  LegalJar::read,
                  (one, other) -> one,
                  TreeMap::new));
    }
  }

  /** All modules of ours are one work, and share a folder. */
  private static String ours(Coordinates module, LegalJar jar) {
    if (!jar.texts().containsKey("NOTICE")) {
      throw new LegalException("%s has no META-INF/NOTICE".formatted(jar.file().getFileName()));
    }
    return "amplify-" + module.version();
  }

  private static void write(Component component, Path folder) throws IOException {
    if (!component.library().equals(JavaRuntime.LIBRARY)) {
      write(component.library().folder(), component.texts(), folder);
    }
    for (Component bundled : component.bundled()) {
      write(bundled, folder);
    }
  }

  private static void write(String name, Map<String, byte[]> texts, Path folder)
      throws IOException {
    for (var text : texts.entrySet()) {
      Path file = folder.resolve(name).resolve(text.getKey());
      Files.createDirectories(file.getParent());
      if (Files.exists(file)
          && !new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
              .equals(new String(text.getValue(), StandardCharsets.ISO_8859_1))) {
        throw new LegalException(
            "Two libraries called '%s' have different files '%s'".formatted(name, text.getKey()));
      }
      Files.write(file, text.getValue());
    }
  }

  private static String expression(List<Component> components) {
    var licences = new TreeSet<String>();
    collect(components, licences);
    return licences.stream()
        .map(id -> id.contains(" ") ? "(" + id + ")" : id)
        .collect(Collectors.joining(" AND "));
  }

  private static void collect(List<Component> components, Set<String> licences) {
    for (Component component : components) {
      licences.add(component.licence());
      collect(component.bundled(), licences);
    }
  }
}
