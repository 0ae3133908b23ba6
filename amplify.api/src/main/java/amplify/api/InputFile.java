package amplify.api;

import java.nio.file.Path;
import java.util.Locale;

/**
 * One file of an input unit, fetched to local disk.
 *
 * @param name the file's name as it was given, for example {@code D20130526T095207_IFCB013.roi}
 * @param path where it lies while the unit is processed
 * @param size its length in bytes
 */
public record InputFile(String name, Path path, long size) {

  /** The name's extension in lower case, without the dot; empty if it has none. */
  public String extension() {
    return extensionOf(name);
  }

  static String extensionOf(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
