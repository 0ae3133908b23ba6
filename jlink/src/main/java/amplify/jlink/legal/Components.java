package amplify.jlink.legal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Works out the components of jars: their licences, texts, and the libraries inside of them. */
final class Components {

  private static final String LIST = Knowledge.FOLDER + "libraries.json";

  private final Knowledge knowledge;
  private final String ourGroup;

  /**
   * Knows whose modules are ours.
   *
   * @param ourGroup the group of their artifacts
   */
  Components(Knowledge knowledge, String ourGroup) {
    this.knowledge = knowledge;
    this.ourGroup = ourGroup;
  }

  /** Whether a component is a module of ours. */
  boolean isOurs(Component component) {
    return component.library().group().equals(ourGroup);
  }

  /**
   * The component of a jar.
   *
   * @param described its entry in the list of the service's libraries
   * @throws LegalException if its licence, or a text of it, is missing or not accepted
   */
  Component of(LegalJar jar, ObjectNode described) {
    Coordinates library = coordinates(described);
    boolean ours = library.group().equals(ourGroup);
    List<Component> bundled = ours ? shaded(library, jar) : bundled(library, jar);
    if (ours && !jar.entries().containsKey("META-INF/LICENSE")) {
      throw new LegalException(
          "%s has no META-INF/LICENSE: a pom with <resources> must also name LICENSE and NOTICE of the project, as the root pom does"
              .formatted(jar.file().getFileName()));
    }
    if (!ours && !jar.foreign().isEmpty() && bundled.isEmpty()) {
      throw new LegalException(
          "%s contains a copy of another library (%s) and does not say of which: look it up, and add \"bundles\": [{\"name\": …, \"licence\": …}] for \"%s\" to %s"
              .formatted(library, jar.foreign().getFirst(), library.library(), LIST));
    }
    // Of the jar as it is: the list may be of an earlier build.
    ObjectNode hash = described.putArray("hashes").addObject();
    hash.put("alg", "SHA-256").put("content", jar.sha256());
    return component(library, described, ours ? Map.of() : jar.texts(), bundled, ours);
  }

  /** The libraries that a module of ours was shaded from. */
  private List<Component> shaded(Coordinates module, LegalJar jar) {
    Optional<byte[]> sbom = jar.sbom();
    if (sbom.isEmpty()) {
      List<String> foreign =
          jar.packages().stream()
              .filter(name -> !name.isEmpty() && !name.matches("(amplify|META-INF|example)\\b.*"))
              .toList();
      if (!foreign.isEmpty()) {
        throw new LegalException(
            "%s contains packages of other libraries (%s) and no list of them: name cyclonedx-maven-plugin and the execution 'licences-of-shaded' in its pom as formats/parquet/pom.xml does, and build without -o"
                .formatted(module, foreign.getFirst()));
      }
      return List.of();
    }
    Map<String, LegalJar> texts = new TreeMap<>();
    jar.nested().forEach((library, files) -> texts.put(library.folder(), files));
    var components = new ArrayList<Component>();
    for (ObjectNode described : inside(sbom.get())) {
      Coordinates library = coordinates(described);
      LegalJar files =
          Optional.ofNullable(texts.get(library.folder()))
              .orElse(new LegalJar(jar.file(), Map.of(), List.of(), List.of()));
      components.add(
          component(library, described, files.texts(), bundled(library, files), /* ours= */ false));
    }
    return components;
  }

  /** What is optional for those who use a shaded module is what it contains. */
  private static List<ObjectNode> inside(byte[] sbom) {
    var inside = new ArrayList<ObjectNode>();
    for (ObjectNode component : Sbom.parse(sbom, "META-INF/sbom").components()) {
      if (component.path("scope").asText().equals("optional")) {
        inside.add(component);
      }
    }
    return inside;
  }

  /** The libraries that a jar of others contains, as far as it or our notes say. */
  private List<Component> bundled(Coordinates library, LegalJar jar) {
    var bundled = new TreeMap<Coordinates, Component>();
    jar.nested()
        .forEach((nested, files) ->
            bundled.put(
                nested,
                component(nested, described(nested), files.texts(), List.of(), /* ours= */ false)));
    for (Coordinates artifact : jar.artifacts()) {
      if (!artifact.library().equals(library.library())) {
        bundled.computeIfAbsent(
            artifact,
            nested ->
                component(nested, described(nested), Map.of(), noted(nested), /* ours= */ false));
      }
    }
    noted(library).forEach(component -> bundled.put(component.library(), component));
    return List.copyOf(bundled.values());
  }

  /** The libraries that one contains according to our notes. */
  private List<Component> noted(Coordinates library) {
    var noted = new ArrayList<Component>();
    for (Note note : knowledge.of(library).bundles()) {
      var nested = new Coordinates("", note.library(), "");
      noted.add(component(nested, described(nested), Map.of(), List.of(), note, /* ours= */ false));
    }
    return noted;
  }

  private Component component(
      Coordinates library,
      ObjectNode described,
      Map<String, byte[]> found,
      List<Component> bundled,
      boolean ours) {
    return component(library, described, found, bundled, knowledge.of(library), ours);
  }

  private Component component(
      Coordinates library,
      ObjectNode described,
      Map<String, byte[]> found,
      List<Component> bundled,
      Note note,
      boolean ours) {
    Licence licence = licence(library, note.licence().orElseGet(() -> stated(library, described)));
    var texts = new TreeMap<>(found);
    if (!ours && texts.values().stream().noneMatch(text -> licence.isIn(string(text)))) {
      if (licence.namesCopyright() && note.copyright().isEmpty()) {
        throw new LegalException(
            "%s is under %s and its jar has no copy of it: add \"copyright\": [\"Copyright …\"] from its sources for \"%s\" to %s"
                .formatted(library, licence.id(), library.library(), LIST));
      }
      texts.put(
          "LICENSE-" + licence.id() + ".txt", licence.text(note).getBytes(StandardCharsets.UTF_8));
    }
    return new Component(library, licence.id(), note.remark(), texts, described, bundled);
  }

  private Licence licence(Coordinates library, String id) {
    Licence licence = knowledge.accepted().get(id);
    if (licence == null) {
      throw new LegalException(
          "%s is under '%s', which is not accepted: leave the library out, or, if the licence fits Apache-2.0, add it to %saccepted.json and its text to texts/; if the pom is wrong, add \"licence\" for \"%s\" to %s. Accepted: %s"
              .formatted(
                  library,
                  id,
                  Knowledge.FOLDER,
                  library.library(),
                  LIST,
                  String.join(", ", knowledge.accepted().keySet())));
    }
    return licence;
  }

  private static String stated(Coordinates library, JsonNode described) {
    var stated = new TreeSet<String>();
    for (JsonNode choice : described.path("licenses")) {
      JsonNode licence = choice.path("license");
      stated.add(
          choice
              .path("expression")
              .asText(licence.path("id").asText(licence.path("name").asText())));
    }
    if (stated.size() != 1) {
      throw new LegalException(
          "%s states %s: look at its sources, and add \"licence\", with the SPDX id of the one it is used under, for \"%s\" to %s"
              .formatted(
                  library,
                  stated.isEmpty() ? "no licence" : "several licences " + stated,
                  library.library(),
                  LIST));
    }
    return stated.first();
  }

  private static ObjectNode described(Coordinates library) {
    ObjectNode described = JsonNodeFactory.instance.objectNode();
    described.put("type", "library");
    if (!library.group().isEmpty()) {
      described.put("group", library.group());
    }
    described.put("name", library.name());
    if (!library.version().isEmpty()) {
      described.put("version", library.version());
      if (!library.group().isEmpty()) {
        described.put(
            "purl",
            "pkg:maven/%s/%s@%s?type=jar"
                .formatted(library.group(), library.name(), library.version()));
      }
    }
    return described;
  }

  static Coordinates coordinates(JsonNode described) {
    return new Coordinates(
        described.path("group").asText(),
        described.path("name").asText(),
        described.path("version").asText());
  }

  private static String string(byte[] text) {
    return new String(text, StandardCharsets.UTF_8);
  }
}
