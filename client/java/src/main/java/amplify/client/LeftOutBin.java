package amplify.client;

import java.nio.file.Path;

/**
 * What looks like a bin and cannot be uploaded.
 *
 * @param stem where it lies, without an extension
 * @param cause what kind of thing is wrong
 * @param reason what is wrong, for people
 */
public record LeftOutBin(Path stem, Cause cause, String reason) {

  /** What kind of thing is wrong. */
  public enum Cause {
    /** One or two of the three files are not there. */
    INCOMPLETE,
    /** The .adc is empty: the instrument took no image. */
    WITHOUT_IMAGES,
    /** Another file is empty. */
    EMPTY_FILE,
    /** The name is not a bin id. */
    NO_BIN_ID,
    /** A bin, or one of its files, is there twice. */
    TWICE
  }

  /** Both in one sentence. */
  @Override
  public String toString() {
    return stem + ": " + reason;
  }
}
