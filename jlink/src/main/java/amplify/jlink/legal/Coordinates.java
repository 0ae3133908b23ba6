package amplify.jlink.legal;

/**
 * Identifies a library.
 *
 * @param group empty if not known, as of a library that another one has copied
 * @param version empty if not known
 */
record Coordinates(String group, String name, String version) implements Comparable<Coordinates> {

  /** The name of its jar, and of the folder of its licences: {@code postgresql-42.7.14}. */
  String folder() {
    return version.isEmpty() ? name : name + "-" + version;
  }

  /** Group and name, by which {@code libraries.json} finds it. */
  String library() {
    return group + ":" + name;
  }

  @Override
  public int compareTo(Coordinates other) {
    int byFolder = folder().compareToIgnoreCase(other.folder());
    return byFolder != 0 ? byFolder : library().compareTo(other.library());
  }

  @Override
  public String toString() {
    return (group.isEmpty() ? name : library()) + (version.isEmpty() ? "" : ":" + version);
  }
}
