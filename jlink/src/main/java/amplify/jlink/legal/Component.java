package amplify.jlink.legal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.SortedMap;

/**
 * A library as it is in an image.
 *
 * @param library which
 * @param licence the SPDX id of the licence that it is used under
 * @param remark a remark on that; empty if there is none
 * @param texts its licence and notices, by file name; empty for modules of ours, which share theirs
 * @param described its entry in the list of components
 * @param bundled libraries that its jar contains
 */
record Component(
    Coordinates library,
    String licence,
    String remark,
    SortedMap<String, byte[]> texts,
    ObjectNode described,
    List<Component> bundled) {

  /** Where its sources are, as its pom states it; empty if it does not. */
  String sources() {
    String website = "";
    for (var reference : described.path("externalReferences")) {
      if (reference.path("type").asText().equals("vcs")) {
        return reference.path("url").asText();
      }
      if (reference.path("type").asText().equals("website")) {
        website = reference.path("url").asText();
      }
    }
    return website;
  }
}
