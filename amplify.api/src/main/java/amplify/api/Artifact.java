package amplify.api;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Bytes that belong to a row, or to the unit as a whole.
 *
 * <p>Artifacts of rows are stored in WebDataset shards under {@code <unit id>_<row number, 5
 * digits>.<name>}; artifacts of the unit are stored as objects of their own.
 *
 * @param row the row's number; empty if the artifact belongs to the unit
 * @param name for a row the ending of the member's name, such as {@code png} or {@code mask.png};
 *     for a unit the object's name, such as {@code multiblob.csv}
 * @param mediaType for example {@code image/png}
 * @param bytes the content; not copied, so it must not be changed afterwards
 */
// Artifacts are streamed, never compared: a copied or wrapped array would only double the memory.
@SuppressWarnings("ArrayRecordComponent")
public record Artifact(OptionalLong row, String name, String mediaType, byte[] bytes) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it breaks its rule
   */
  public Artifact {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          ("Artifact name '%s' must be 1 to 100 letters, digits, dots, dashes and underscores,"
                  + " starting with a letter or digit")
              .formatted(name));
    }
  }

  /** An artifact of the row with the given number. */
  public static Artifact ofRow(long number, String name, String mediaType, byte[] bytes) {
    return new Artifact(OptionalLong.of(number), name, mediaType, bytes);
  }

  /** An artifact of the unit as a whole. */
  public static Artifact ofUnit(String name, String mediaType, byte[] bytes) {
    return new Artifact(OptionalLong.empty(), name, mediaType, bytes);
  }
}
