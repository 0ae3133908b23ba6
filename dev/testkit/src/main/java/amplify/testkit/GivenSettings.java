package amplify.testkit;

import amplify.api.Settings;
import java.util.List;

/**
 * Settings of a processor, given as they are. Thread-safe.
 *
 * @param records the records, one of each class that the processor reads
 */
public record GivenSettings(List<Record> records) implements Settings {

  /** Keeps a copy of the list. */
  public GivenSettings {
    records = List.copyOf(records);
  }

  /** These settings. */
  public static GivenSettings of(Record... records) {
    return new GivenSettings(List.of(records));
  }

  @Override
  public <S extends Record> S read(Class<S> type) {
    return records.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "No %s is given; expected one in GivenSettings.of".formatted(type.getName())));
  }
}
