package amplify.ifcb;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a .hdr says, as keys and values. Keys are found in upper or lower case, since instruments
 * differ in it. Whatever the file holds, reading it does not fail; what makes no sense is left out.
 *
 * <p>Three forms are read: lines {@code key: value}; lines {@code run time = S s inhibit time = S}
 * and {@code T temperature, H humidity}, kept as {@code runTime}, {@code inhibitTime}, {@code
 * temperature} and {@code humidity}; and a quoted line of column names followed by one of values,
 * kept under the names of the columns, {@code Temp}, {@code Humidity} and so on. If a key comes
 * twice the last counts.
 *
 * @param values all keys and values
 */
public record Header(SortedMap<String, String> values) {

  /** Some three hundred times what instruments write. */
  private static final int MAX_BYTES = 1 << 20;

  /** Keeps a copy of the map. */
  public Header {
    var copy = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(values);
    values = Collections.unmodifiableSortedMap(copy);
  }

  /**
   * Reads a .hdr, of which anything after the first mebibyte is ignored.
   *
   * @throws IOException if the file cannot be read
   */
  public static Header read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return parse(new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8));
    }
  }

  /** Reads the text of a .hdr. */
  public static Header parse(String text) {
    var values = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    new HeaderText(values).read(text);
    return new Header(values);
  }

  /** The value of a key; empty if the header has none, or a blank one. */
  public Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key)).filter(value -> !value.isBlank());
  }

  /** The value of a key as a finite number; empty if it is none. */
  public OptionalDouble number(String key) {
    Optional<String> text = text(key).filter(value -> HeaderText.NUMBER.matcher(value).matches());
    double value = text.map(Double::parseDouble).orElse(Double.NaN);
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /** The value of a key as an integer; empty if it is none, or does not fit 64 bits. */
  public OptionalLong integer(String key) {
    Optional<String> text = text(key).filter(value -> HeaderText.INTEGER.matcher(value).matches());
    return text.isPresent() ? OptionalLong.of(Long.parseLong(text.get())) : OptionalLong.empty();
  }
}
