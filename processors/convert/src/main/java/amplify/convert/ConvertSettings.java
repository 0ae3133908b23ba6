package amplify.convert;

import amplify.api.Parameter;
import amplify.raster.LimitException;
import amplify.raster.Limits;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * How much one image may ask of the service.
 *
 * @param maxFileMb the size of a file, MiB
 * @param maxMegapixels width times height of a page, in millions
 * @param maxFrames pages of a TIFF, frames of an animation
 * @param maxSeconds for reading one picture
 */
public record ConvertSettings(
    @Parameter(description = "Largest image file, MiB.", defaultValue = "256", min = 1, max = 2_047)
        int maxFileMb,
    @Parameter(
            description = "Largest image, millions of pixels.",
            defaultValue = "100",
            min = 1,
            max = 500)
        int maxMegapixels,
    @Parameter(
            description = "Most pages or frames of a file.",
            defaultValue = "1000",
            min = 1,
            max = 1_000_000)
        int maxFrames,
    @Parameter(
            description = "Longest time to read an image, seconds.",
            defaultValue = "30",
            min = 1,
            max = 3_600)
        int maxSeconds) {

  private static final Map<String, String> SETTINGS =
      Map.of(
          "maxBytes", "CONVERT_MAX_FILE_MB",
          "maxPixels", "CONVERT_MAX_MEGAPIXELS",
          "maxFrames", "CONVERT_MAX_FRAMES",
          "maxTime", "CONVERT_MAX_SECONDS");

  Limits limits() {
    return new Limits(
        maxFileBytes(), maxMegapixels * 1_000_000L, maxFrames, Duration.ofSeconds(maxSeconds));
  }

  long maxFileBytes() {
    return (long) maxFileMb << 20;
  }

  /** The sentence of a limit, with the setting by which an administrator knows it. */
  static String sentence(LimitException e) {
    return e.getMessage()
        .replace(e.name(), SETTINGS.getOrDefault(e.name(), e.name().toUpperCase(Locale.ROOT)));
  }
}
