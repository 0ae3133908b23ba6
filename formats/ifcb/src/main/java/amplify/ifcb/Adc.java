package amplify.ifcb;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an .adc says.
 *
 * @param targets the usable lines, in order
 * @param triggers how many triggers the lines name, those without an image included
 * @param lines how many lines there are, usable or not
 */
record Adc(List<Target> targets, long triggers, long lines) {

  /** A ROI id has five digits for the target number. */
  private static final int MAX_TARGET = 99_999;

  /** Reads an .adc to its end and closes it. */
  static Adc read(BinId id, InputStream in) throws IOException {
    var targets = new ArrayList<Target>();
    OptionalLong last = OptionalLong.empty();
    long triggers = 0;
    long number = 0;
    try (var lines = new AdcLines(in)) {
      for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
        number++;
        OptionalLong trigger = Target.trigger(line.get());
        if (trigger.isPresent() && !trigger.equals(last)) {
          triggers++;
          last = trigger;
        }
        int target = (int) Math.min(number, MAX_TARGET + 1);
        Target.parse(line.get(), target, id.style()).ifPresent(targets::add);
        if (!targets.isEmpty() && targets.getLast().number() > MAX_TARGET) {
          throw new BadBinException(
              "'%s.adc' has a ROI on line %d; target numbers end at %d, so this is not an .adc of one bin"
                  .formatted(id, number, MAX_TARGET));
        }
      }
    }
    return new Adc(List.copyOf(targets), triggers, number);
  }
}
