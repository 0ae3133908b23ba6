package amplify.raster;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the pixels of a TIFF are compressed, always without loss. */
public enum TiffCompression {
  /** Not at all. */
  NONE,
  /** By strings, which everything reads. */
  LZW,
  /** As in a PNG, which is the smallest. */
  DEFLATE,
  /** By runs, which is the fastest. */
  PACKBITS;

  /**
   * The compression of a name, in any case: none, lzw, deflate, packbits.
   *
   * @throws UnsupportedTargetException if there is none of that name
   */
  public static TiffCompression of(String name) {
    for (TiffCompression compression : values()) {
      if (compression.name().equalsIgnoreCase(name)) {
        return compression;
      }
    }
    throw new UnsupportedTargetException(
        "No compression of TIFFs is called '%s'; there are %s"
            .formatted(
                name,
                Arrays.stream(values())
                    .map(value -> value.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "))));
  }
}
