package amplify.jlink.legal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** The modules of the JDK that are linked into an image, as one component. */
final class JavaRuntime {

  static final Coordinates LIBRARY = new Coordinates("", "OpenJDK", Runtime.version().toString());

  private static final String LICENCE = "GPL-2.0-only WITH Classpath-exception-2.0";

  private JavaRuntime() {}

  /**
   * It.
   *
   * @param folder the image's folder of licences, where the linker has put those of its modules
   */
  static Component component(Path folder) {
    if (!Files.exists(folder.resolve("java.base/LICENSE"))) {
      throw new LegalException(
          "'%s' has no java.base/LICENSE: link with a JDK that comes with its licences (%s does not)"
              .formatted(folder, System.getProperty("java.home")));
    }
    ObjectNode described = JsonNodeFactory.instance.objectNode();
    described.put("type", "platform");
    described.put("bom-ref", "openjdk");
    described.put("publisher", System.getProperty("java.vendor"));
    described.put("name", LIBRARY.name());
    described.put("version", LIBRARY.version());
    ArrayNode references = described.putArray("externalReferences");
    references.addObject().put("type", "website").put("url", System.getProperty("java.vendor.url"));
    sources().ifPresent(url -> references.addObject().put("type", "vcs").put("url", url));
    return new Component(
        LIBRARY,
        LICENCE,
        "The JDK's modules; the texts of each, and of what it contains, are in legal/MODULE/.",
        new TreeMap<>(),
        described,
        List.of());
  }

  /** Where the JDK's sources are, and the commit that it was built of, if its vendor says. */
  private static Optional<String> sources() {
    var release = new Properties();
    try (Reader file =
        Files.newBufferedReader(Path.of(System.getProperty("java.home"), "release"))) {
      release.load(file);
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.ofNullable(release.getProperty("SOURCE_REPO"))
        .map(repository ->
            plain(repository)
                + plain(release.getProperty("SOURCE", "")).replaceFirst("^\\.:git:", "#"));
  }

  private static String plain(String quoted) {
    return quoted.replace("\"", "");
  }
}
