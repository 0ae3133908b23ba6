package amplify.jlink.legal;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** A software bill of materials in the form of CycloneDX. */
record Sbom(ObjectNode content) {

  private static final JsonMapper JSON = new JsonMapper();

  static Sbom read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new LegalException(
          "'%s', the list of the service's libraries, is missing: build once without -o (./amplify build)"
              .formatted(file));
    }
    try {
      return parse(Files.readAllBytes(file), file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("'%s' cannot be read".formatted(file), e);
    }
  }

  static Sbom parse(byte[] json, String name) {
    try {
      return new Sbom((ObjectNode) JSON.readTree(json));
    } catch (IOException e) {
      throw new UncheckedIOException("'%s' is not a list of components".formatted(name), e);
    }
  }

  List<ObjectNode> components() {
    var components = new ArrayList<ObjectNode>();
    content.path("components").forEach(component -> components.add((ObjectNode) component));
    return components;
  }

  /** The group of what it lists the components of. */
  String group() {
    return content.path("metadata").path("component").path("group").asText();
  }

  /** The licences of everything in an image, as an SPDX expression. */
  String licences() {
    return content
        .path("metadata")
        .path("component")
        .path("licenses")
        .path(0)
        .path("expression")
        .asText();
  }

  /**
   * The list of an image: that of its service, with licences that were looked up, and with what is
   * inside of jars.
   */
  Sbom of(List<Component> all, String licences) {
    ObjectNode image = content.deepCopy();
    ObjectNode subject = (ObjectNode) image.path("metadata").path("component");
    subject.put("type", "application");
    subject.putArray("licenses").addObject().put("expression", licences);
    ArrayNode components = image.putArray("components");
    all.forEach(component -> components.add(described(component, "")));
    // References to what was left out of the image would lead nowhere.
    var known = new TreeSet<String>();
    components.forEach(component -> known.add(component.path("bom-ref").asText()));
    known.add(subject.path("bom-ref").asText());
    ArrayNode dependencies = image.putArray("dependencies");
    for (JsonNode dependency : content.path("dependencies")) {
      if (known.contains(dependency.path("ref").asText())) {
        dependencies.add(dependency);
      }
    }
    return new Sbom(image);
  }

  private static ObjectNode described(Component component, String within) {
    ObjectNode described = component.described().deepCopy();
    if (!within.isEmpty()) {
      // The same library may be inside of several.
      described.put("bom-ref", within + "#" + component.library());
    }
    described.remove("scope");
    ObjectNode choice = described.putArray("licenses").addObject();
    if (component.licence().contains(" ")) {
      choice.put("expression", component.licence());
    } else {
      choice.putObject("license").put("id", component.licence());
    }
    if (!component.bundled().isEmpty()) {
      ArrayNode inside = described.putArray("components");
      String reference = described.path("bom-ref").asText();
      component.bundled().forEach(bundled -> inside.add(described(bundled, reference)));
    }
    return described;
  }

  void write(Path file) throws IOException {
    var lines = new DefaultIndenter("  ", "\n");
    var printer = new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
    Files.writeString(file, JSON.writer(printer).writeValueAsString(content) + "\n");
  }
}
