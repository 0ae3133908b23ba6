package amplify.ifcb;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known of a bin's sample, for tables and maps. What the header does not tell is empty.
 *
 * @param sampleTime when the sample was taken, by the bin id
 * @param instrument the instrument's number
 * @param triggers how many triggers the .adc names, those without an image included
 * @param images how many images it lists, after stitching, corrupt ones included
 * @param temperature inside the instrument, in °C
 * @param humidity inside the instrument, in percent as the instrument gives it, which may be off
 * @param runTime how long the sample ran, in s
 * @param inhibitTime how long of that the instrument was busy with an image, in s
 * @param lookTime run time less inhibit time, in s. Sources disagree on it where a run goes on
 *     after the last trigger, so its inputs are given as well
 * @param mlAnalyzed the volume looked at, in ml: {@value #ML_PER_MINUTE} ml/min for the look time
 * @param concentration images per ml; empty unless the volume is above 0
 * @param latitude in degrees north
 * @param longitude in degrees east
 * @param depth in m, as the header gives it
 * @param sampleType what kind of run it was, in the instrument's own words, such as {@code NORMAL}
 */
public record BinMetadata(
    Instant sampleTime,
    int instrument,
    long triggers,
    long images,
    OptionalDouble temperature,
    OptionalDouble humidity,
    OptionalDouble runTime,
    OptionalDouble inhibitTime,
    OptionalDouble lookTime,
    OptionalDouble mlAnalyzed,
    OptionalDouble concentration,
    OptionalDouble latitude,
    OptionalDouble longitude,
    OptionalDouble depth,
    Optional<String> sampleType) {

  /** The flow of the sample through the instrument, in ml/min. */
  public static final double ML_PER_MINUTE = 0.25;

  static BinMetadata of(BinId id, Header header, long triggers, long images) {
    OptionalDouble runTime = header.number("runTime");
    OptionalDouble inhibitTime = header.number("inhibitTime");
    OptionalDouble lookTime = lookTime(runTime, inhibitTime);
    OptionalDouble ml = volume(lookTime);
    return new BinMetadata(
        id.sampleTime(),
        id.instrument(),
        triggers,
        images,
        firstOf(header, "temperature", "Temp"),
        header.number("humidity"),
        runTime,
        inhibitTime,
        lookTime,
        ml,
        concentration(images, ml),
        within(90, firstOf(header, "latitude", "gpsLatitude")),
        within(180, firstOf(header, "longitude", "gpsLongitude")),
        header.number("depth"),
        header.text("sampleType").or(() -> header.text("runType")));
  }

  private static OptionalDouble lookTime(OptionalDouble runTime, OptionalDouble inhibitTime) {
    return runTime.isPresent() && inhibitTime.isPresent()
        ? OptionalDouble.of(runTime.getAsDouble() - inhibitTime.getAsDouble())
        : OptionalDouble.empty();
  }

  private static OptionalDouble volume(OptionalDouble lookTime) {
    return lookTime.isPresent()
        ? OptionalDouble.of(ML_PER_MINUTE * lookTime.getAsDouble() / 60)
        : lookTime;
  }

  private static OptionalDouble concentration(long images, OptionalDouble ml) {
    return ml.isPresent() && ml.getAsDouble() > 0
        ? OptionalDouble.of(images / ml.getAsDouble())
        : OptionalDouble.empty();
  }

  private static OptionalDouble firstOf(Header header, String key, String otherKey) {
    OptionalDouble value = header.number(key);
    return value.isPresent() ? value : header.number(otherKey);
  }

  private static OptionalDouble within(double limit, OptionalDouble degrees) {
    return degrees.isPresent() && Math.abs(degrees.getAsDouble()) <= limit
        ? degrees
        : OptionalDouble.empty();
  }
}
