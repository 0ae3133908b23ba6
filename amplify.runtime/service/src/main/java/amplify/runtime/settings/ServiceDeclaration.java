package amplify.runtime.settings;

import static amplify.runtime.settings.SettingGroup.OFTEN;

import java.time.Duration;
import java.util.List;

/** Settings of the service itself: its role, its address and its requests. */
public final class ServiceDeclaration {

  /** The address to listen on. */
  public static final Setting<String> HOST =
      Setting.of("HOST", ValueTypes.text("a host name or an address"), "address to listen on")
          .or("0.0.0.0")
          .in(OFTEN);

  /** The port to listen on. */
  public static final Setting<Integer> PORT =
      Setting.of("PORT", ValueTypes.whole(0, 65_535), "port to listen on; 0: a free port")
          .orNone(
              "8001 features, 8003 segment, 8010 convert, 8000 others; a free port for a worker")
          .in(OFTEN);

  /** What the process does. */
  public static final Setting<String> ROLE =
      Setting.of(
              "AMPLIFY_ROLE",
              ValueTypes.choice("api", "worker", "all"),
              "`api` serves requests, `worker` works through bins, `all` does both ([how jobs run](how-jobs-run.md))")
          .or("all")
          .in(OFTEN);

  /** Whether it ends when the queue is empty. */
  public static final Setting<Boolean> DRAIN =
      Setting.of(
              "AMPLIFY_DRAIN", ValueTypes.flag(), "`true`: a worker ends when the queue is empty")
          .or("false")
          .in(OFTEN)
          .by(UsedBy.WORKER);

  /** The largest request body, bytes. */
  public static final Setting<Long> MAX_REQUEST =
      Setting.of(
              "MAX_REQUEST_MB",
              ValueTypes.mebibytes(1, 1_024),
              "largest request body; longer manifests go into an object")
          .or("64")
          .by(UsedBy.API);

  /** How long addresses of results hold. */
  public static final Setting<Duration> RESULT_URL_TTL =
      Setting.of(
              "RESULT_URL_TTL_SECONDS",
              ValueTypes.seconds(60, 7 * 86_400),
              "validity of the addresses by which clients download results")
          .or("7200")
          .by(UsedBy.API);

  static final List<Setting<?>> ALL = List.of(HOST, PORT, ROLE, DRAIN, MAX_REQUEST, RESULT_URL_TTL);

  private ServiceDeclaration() {}

  /** Only a worker can drain. */
  static void checkDrain(SettingReader reader) {
    if (reader.get(DRAIN) && reader.get(ROLE).equals("api")) {
      throw new IllegalArgumentException(
          "AMPLIFY_DRAIN is true, but AMPLIFY_ROLE is api; only a worker can drain: choose the role"
              + " worker or all");
    }
  }
}
