package amplify.roi;

import amplify.api.BadInputException;
import amplify.ifcb.BadBinException;
import amplify.ifcb.BinId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a bin lies in the object store.
 *
 * @param stem what the URIs of its three files have in common, such as {@code
 *     s3://bucket/2013/D20130526T095207_IFCB013}
 * @param id the bin's id, the last segment of the stem
 */
public record BinUri(String stem, BinId id) {

  private static final Pattern FORM =
      Pattern.compile("(?<stem>s3://[^/]+/(?:.*/)?(?<id>[^/]*?))(?:\\.(?:adc|roi|hdr))?");

  /**
   * Reads a URI.
   *
   * @param text the stem, or the URI of one of the files: .adc, .roi or .hdr
   * @throws BadInputException if it is not a URI of an object, or names no bin
   */
  public static BinUri parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new BadInputException(
          "bin_uri '%s' is not a URI of a bin; expected one like s3://bucket/folder/D20130526T095207_IFCB013"
              .formatted(text));
    }
    try {
      return new BinUri(form.group("stem"), BinId.parse(form.group("id")));
    } catch (BadBinException e) {
      throw new BadInputException("bin_uri '%s': %s".formatted(text, e.getMessage()), e);
    }
  }

  /**
   * The URI of one of the bin's files.
   *
   * @param extension without the dot: adc, roi or hdr
   */
  public String file(String extension) {
    return stem + "." + extension;
  }

  /** The stem. */
  @Override
  public String toString() {
    return stem;
  }
}
