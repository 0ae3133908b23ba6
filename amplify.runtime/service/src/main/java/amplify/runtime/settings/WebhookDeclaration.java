package amplify.runtime.settings;

import static amplify.runtime.settings.SettingGroup.WEBHOOKS;

import amplify.webhooks.Network;
import amplify.webhooks.SigningSecret;
import amplify.webhooks.WebhookSettings;
import java.time.Duration;
import java.util.List;

/** Settings of webhooks. */
public final class WebhookDeclaration {

  private static final long LONGEST_PAUSE = Duration.ofDays(7).toSeconds();
  private static final int MOST_PAUSES = 50;
  private static final List<Network> ALL_NETWORKS =
      List.of(Network.of("0.0.0.0/0"), Network.of("::/0"));

  static final Setting<List<SigningSecret>> SECRET =
      Setting.of(
              "WEBHOOK_SECRET",
              ValueTypes.list("", "signing secrets", Integer.MAX_VALUE, SigningSecret::of),
              "secrets that sign announcements, `whsec_` and 24 to 64 bytes in Base64 (`echo whsec_$(openssl rand -base64 32)`); several while one is replaced")
          .or(List::of, "none: not signed")
          .in(WEBHOOKS)
          .hidden()
          .by(UsedBy.API);

  static final Setting<Boolean> ALLOW_HTTP =
      Setting.of("WEBHOOK_ALLOW_HTTP", ValueTypes.flag(), "`true`: receivers may use http")
          .or("false")
          .in(WEBHOOKS)
          .by(UsedBy.API);

  static final Setting<List<Network>> ALLOW_PRIVATE =
      Setting.of(
              "WEBHOOK_ALLOW_PRIVATE",
              new ValueType<>(
                  "networks, `true`, `false`",
                  "networks such as 10.1.0.0/16, true or false",
                  WebhookDeclaration::networks),
              "networks whose receivers may be called although they are not public, such as `10.1.0.0/16`; `true`: all")
          .or("false")
          .in(WEBHOOKS)
          .by(UsedBy.API);

  /** By default the example of Standard Webhooks: ten attempts within about three days. */
  static final Setting<List<Duration>> RETRY =
      Setting.of(
              "WEBHOOK_RETRY_SECONDS",
              ValueTypes.list(
                  "up to %d, each 1 to %d s".formatted(MOST_PAUSES, LONGEST_PAUSE),
                  "seconds such as 5,300,1800",
                  MOST_PAUSES,
                  WebhookDeclaration::pause),
              "pauses between attempts; after the last one the announcement is abandoned")
          .or("5,300,1800,7200,18000,36000,50400,72000,86400")
          .in(WEBHOOKS)
          .by(UsedBy.API);

  static final Setting<Duration> TIMEOUT =
      Setting.of(
              "WEBHOOK_TIMEOUT_SECONDS", ValueTypes.seconds(1, 60), "longest time for one attempt")
          .or("10")
          .in(WEBHOOKS)
          .by(UsedBy.API);

  static final Setting<Integer> CONCURRENCY =
      Setting.of(
              "WEBHOOK_CONCURRENCY",
              ValueTypes.whole(1, 1_000),
              "attempts under way at a time in one process, up to 4 of them to one receiver")
          .or("32")
          .in(WEBHOOKS)
          .by(UsedBy.API);

  static final List<Setting<?>> ALL =
      List.of(SECRET, ALLOW_HTTP, ALLOW_PRIVATE, RETRY, TIMEOUT, CONCURRENCY);

  private WebhookDeclaration() {}

  private static List<Network> networks(String text) {
    return switch (text) {
      case "true" -> ALL_NETWORKS;
      case "false" -> List.of();
      default -> ValueTypes.list("", "", Integer.MAX_VALUE, Network::of).parse(text);
    };
  }

  private static Duration pause(String text) {
    try {
      long seconds = Long.parseLong(text);
      if (seconds >= 1 && seconds <= LONGEST_PAUSE) {
        return Duration.ofSeconds(seconds);
      }
    } catch (NumberFormatException e) {
      // Reported below, together with numbers out of range.
    }
    throw new IllegalArgumentException(
        "'%s' is not a number of seconds from 1 to %d".formatted(text, LONGEST_PAUSE));
  }

  /** The settings of webhooks, once they are known to be right. */
  public static WebhookSettings read(SettingReader reader) {
    return new WebhookSettings(
        reader.get(SECRET),
        reader.get(ALLOW_HTTP),
        reader.get(ALLOW_PRIVATE),
        reader.get(RETRY),
        reader.get(TIMEOUT),
        reader.get(CONCURRENCY),
        reader.get(WorkerDeclaration.POLL));
  }
}
