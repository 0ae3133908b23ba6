package amplify.jlink.legal;

import java.util.List;
import java.util.Optional;

/**
 * Facts about a library that neither its pom nor its jar state.
 *
 * @param library {@code group:name}, where {@code *} stands for any characters; a name alone for a
 *     library that another one has copied
 * @param licence the SPDX id of its licence, if its pom states none, a wrong one, or several
 * @param copyright the lines of its copyright, for licences whose text contains them
 * @param holder who is named by the last clause of BSD-3-Clause
 * @param remark a remark for the readers of the list of libraries; empty if there is none
 * @param bundles libraries that its jar contains without saying so in a form that can be read
 */
record Note(
    String library,
    Optional<String> licence,
    List<String> copyright,
    String holder,
    String remark,
    List<Note> bundles) {

  static Note none(String library) {
    return new Note(library, Optional.empty(), List.of(), "the copyright holder", "", List.of());
  }

  boolean isFor(Coordinates coordinates) {
    return coordinates.library().matches(("\\Q" + library + "\\E").replace("*", "\\E.*\\Q"));
  }
}
