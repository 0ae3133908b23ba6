package amplify.jlink.legal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The licences that are accepted, and notes on libraries: the files {@code accepted.json}, {@code
 * texts} and {@code libraries.json} beside this class.
 */
record Knowledge(Map<String, Licence> accepted, List<Note> notes) {

  /** Where these files lie, for messages. */
  static final String FOLDER = "jlink/src/main/resources/amplify/jlink/legal/";

  static Knowledge read() {
    var accepted = new TreeMap<String, Licence>();
    for (JsonNode licence : json("accepted.json")) {
      String id = licence.path("id").asText();
      accepted.put(
          id, new Licence(id, licence.path("phrase").asText(), resource("texts/" + id + ".txt")));
    }
    return new Knowledge(accepted, notes(json("libraries.json"), "library"));
  }

  /** What is noted about a library; of several notes on it, each fact from the first with it. */
  Note of(Coordinates library) {
    Note found = Note.none(library.library());
    for (Note note : notes.stream().filter(note -> note.isFor(library)).toList()) {
      boolean has = found.licence().isPresent();
      found =
          new Note(
              found.library(),
              has ? found.licence() : note.licence(),
              has ? found.copyright() : note.copyright(),
              has ? found.holder() : note.holder(),
              found.remark().isEmpty() ? note.remark() : found.remark(),
              found.bundles().isEmpty() ? note.bundles() : found.bundles());
    }
    return found;
  }

  private static List<Note> notes(JsonNode array, String name) {
    var notes = new ArrayList<Note>();
    for (JsonNode note : array) {
      var copyright = new ArrayList<String>();
      note.path("copyright").forEach(line -> copyright.add(line.asText()));
      notes.add(
          new Note(
              note.path(name).asText(),
              Optional.ofNullable(note.path("licence").asText(null)),
              copyright,
              note.path("holder").asText("the copyright holder"),
              note.path("note").asText(""),
              notes(note.path("bundles"), "name")));
    }
    return notes;
  }

  private static JsonNode json(String name) {
    try {
      return new JsonMapper().readTree(resource(name));
    } catch (IOException e) {
      throw new UncheckedIOException("'%s%s' is not JSON".formatted(FOLDER, name), e);
    }
  }

  private static String resource(String name) {
    try (InputStream stream = Knowledge.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new LegalException("'%s%s' is missing".formatted(FOLDER, name));
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
