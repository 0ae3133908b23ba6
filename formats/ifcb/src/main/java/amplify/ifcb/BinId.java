package amplify.ifcb;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of a bin: the common stem of its three files, naming the instrument and the time of the
 * sample.
 *
 * @param text the id as written, for example {@code D20130526T095207_IFCB013} or {@code
 *     IFCB5_2012_028_081515}
 */
public record BinId(String text) {

  private static final Pattern D_STYLE =
      Pattern.compile("D([0-9]{4})([0-9]{2})([0-9]{2})T([0-9]{6})_IFCB([0-9]{3})");
  private static final Pattern I_STYLE =
      Pattern.compile("IFCB([0-9]{1,3})_([0-9]{4})_([0-9]{3})_([0-9]{6})");

  /**
   * Checks the id, its date and its time.
   *
   * @throws BadBinException if it is of neither style, or its date or time does not exist
   */
  public BinId {
    time(text);
  }

  /**
   * Reads an id.
   *
   * @throws BadBinException if it is of neither style, or its date or time does not exist
   */
  public static BinId parse(String text) {
    return new BinId(text);
  }

  /** Which generation of instruments wrote the bin. */
  public BinStyle style() {
    return text.startsWith("D") ? BinStyle.D : BinStyle.I;
  }

  /** The instrument's number: 13 for {@code IFCB013}. */
  public int instrument() {
    int end = style() == BinStyle.D ? text.length() : text.indexOf('_');
    return Integer.parseInt(text.substring(text.indexOf("IFCB") + 4, end));
  }

  /** When the sample was taken, to the second. */
  public Instant sampleTime() {
    return time(text);
  }

  /** The name of the directory of the day's bins: {@code D20130526} or {@code IFCB5_2012_028}. */
  public String dayDirectory() {
    return style() == BinStyle.D ? text.substring(0, 9) : text.substring(0, text.lastIndexOf('_'));
  }

  /** The id of one of the bin's ROIs: {@code IFCB5_2012_028_081515_00003} for target 3. */
  public String roiId(long target) {
    return "%s_%05d".formatted(text, target);
  }

  /** The id as written. */
  @Override
  public String toString() {
    return text;
  }

  private static Instant time(String text) {
    Matcher d = D_STYLE.matcher(text);
    Matcher i = I_STYLE.matcher(text);
    try {
      if (d.matches()) {
        var date = LocalDate.of(number(d, 1), number(d, 2), number(d, 3));
        return instant(date, d.group(4));
      }
      if (i.matches()) {
        return instant(LocalDate.ofYearDay(number(i, 2), number(i, 3)), i.group(4));
      }
    } catch (DateTimeException e) {
      throw new BadBinException(
          "Bin id '%s' names a time that does not exist (%s); expected the UTC time of the sample"
              .formatted(text, e.getMessage()));
    }
    throw new BadBinException(
        ("'%s' is not a bin id; expected one like D20130526T095207_IFCB013 or IFCB5_2012_028_081515,"
                + " the common stem of the bin's .adc, .roi and .hdr")
            .formatted(text));
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static Instant instant(LocalDate date, String hms) {
    int digits = Integer.parseInt(hms);
    var time = LocalTime.of(digits / 10_000, digits / 100 % 100, digits % 100);
    return LocalDateTime.of(date, time).toInstant(ZoneOffset.UTC);
  }
}
