package amplify.runtime;

import amplify.webhooks.Network;
import amplify.webhooks.SigningSecret;
import amplify.webhooks.WebhookSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the settings of webhooks. */
final class WebhookReader {

  /** The example of Standard Webhooks: ten attempts within about three days. */
  private static final String PAUSES = "5,300,1800,7200,18000,36000,50400,72000,86400";

  private static final Pattern SEPARATOR = Pattern.compile("[,\\s]+");
  private static final long LONGEST_PAUSE = Duration.ofDays(7).toSeconds();
  private static final int MOST_PAUSES = 50;
  private static final List<Network> ALL = List.of(Network.of("0.0.0.0/0"), Network.of("::/0"));

  private WebhookReader() {}

  static WebhookSettings read(SettingReader reader) {
    return new WebhookSettings(
        list(reader, "WEBHOOK_SECRET", "", SigningSecret::of),
        reader.choice("WEBHOOK_ALLOW_HTTP", "false", List.of("true", "false")).equals("true"),
        networks(reader),
        pauses(reader),
        reader.seconds("WEBHOOK_TIMEOUT_SECONDS", 10, 1, 60),
        reader.integer("WEBHOOK_CONCURRENCY", 32, 1, 1_000),
        reader.seconds("POLL_SECONDS", 5, 1, 3_600));
  }

  private static List<Network> networks(SettingReader reader) {
    return switch (reader.text("WEBHOOK_ALLOW_PRIVATE", "false")) {
      case "true" -> ALL;
      case "false" -> List.of();
      default -> list(reader, "WEBHOOK_ALLOW_PRIVATE", "", Network::of);
    };
  }

  private static List<Duration> pauses(SettingReader reader) {
    List<Duration> pauses = list(reader, "WEBHOOK_RETRY_SECONDS", PAUSES, WebhookReader::pause);
    if (pauses.size() > MOST_PAUSES) {
      reader.problem(
          "WEBHOOK_RETRY_SECONDS lists %d pauses; expected at most %d"
              .formatted(pauses.size(), MOST_PAUSES));
    }
    return pauses;
  }

  private static Duration pause(String text) {
    try {
      long seconds = Long.parseLong(text);
      if (seconds >= 1 && seconds <= LONGEST_PAUSE) {
        return Duration.ofSeconds(seconds);
      }
    } catch (NumberFormatException e) {
      // Said below, together with numbers out of range.
    }
    throw new IllegalArgumentException(
        "'%s' is not a number of seconds from 1 to %d".formatted(text, LONGEST_PAUSE));
  }

  /** Values separated by commas or spaces. */
  private static <T> List<T> list(
      SettingReader reader, String name, String defaultValue, Function<String, T> value) {
    var values = new ArrayList<T>();
    String text = reader.text(name, defaultValue);
    for (String part : text.isEmpty() ? new String[0] : SEPARATOR.split(text)) {
      try {
        values.add(value.apply(part));
      } catch (IllegalArgumentException e) {
        reader.problem("%s: %s".formatted(name, e.getMessage()));
      }
    }
    return values;
  }
}
