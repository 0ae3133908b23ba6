package amplify.runtime.settings;

import static amplify.runtime.settings.SettingGroup.NEEDED;
import static amplify.runtime.settings.SettingGroup.OFTEN;

import amplify.s3.S3Settings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of the object store. */
public final class StoreDeclaration {

  /** The store's address; without a scheme, S3_USE_SSL decides on one. */
  public static final Setting<String> ENDPOINT =
      Setting.of(
              "S3_ENDPOINT_URL",
              ValueTypes.address(),
              "address of the S3 service, `http(s)://host:port`")
          .orNone("Amazon S3")
          .in(NEEDED);

  static final Setting<String> BUCKET =
      Setting.of(
              "S3_BUCKET",
              ValueTypes.text("the name of a bucket"),
              "the one bucket that jobs read from and write to; created if missing")
          .orNone("–")
          .in(NEEDED);

  static final Setting<String> ACCESS_KEY =
      Setting.of("S3_ACCESS_KEY", ValueTypes.text("the access key"), "the access key")
          .orNone("–")
          .in(NEEDED);

  static final Setting<String> SECRET_KEY =
      Setting.of("S3_SECRET_KEY", ValueTypes.text("the secret key"), "the secret key")
          .orNone("–")
          .in(NEEDED)
          .hidden();

  static final Setting<Boolean> USE_SSL =
      Setting.of(
              "S3_USE_SSL",
              ValueTypes.flag(),
              "`true`: https, where `S3_ENDPOINT_URL` has no scheme")
          .or("false")
          .in(OFTEN);

  static final Setting<String> REGION =
      Setting.of("S3_REGION", ValueTypes.text("a region"), "region in signatures")
          .or("us-east-1")
          .in(OFTEN);

  static final Setting<String> PUBLIC_ENDPOINT =
      Setting.of(
              "S3_PUBLIC_ENDPOINT_URL",
              ValueTypes.address(),
              "address of the S3 service as others reach it, for pre-signed URLs")
          .orNone("`S3_ENDPOINT_URL`")
          .in(OFTEN);

  static final Setting<Boolean> PATH_STYLE =
      Setting.of(
              "S3_PATH_STYLE",
              ValueTypes.flag(),
              "`true`: the bucket is in the path of addresses; `false`: in the host name")
          .or("true");

  static final Setting<Duration> CONNECT_TIMEOUT =
      Setting.of(
              "S3_CONNECT_TIMEOUT_SECONDS",
              ValueTypes.seconds(1, 3_600),
              "longest wait for a connection to the S3 service")
          .or("5");

  static final Setting<Duration> READ_TIMEOUT =
      Setting.of(
              "S3_READ_TIMEOUT_SECONDS",
              ValueTypes.seconds(1, 3_600),
              "longest silence of the S3 service in an answer")
          .or("30");

  static final Setting<Integer> ATTEMPTS =
      Setting.of(
              "S3_ATTEMPTS",
              ValueTypes.whole(1, 20),
              "attempts at one call of the S3 service, the first included")
          .or("4");

  static final List<Setting<?>> ALL =
      List.of(
          ENDPOINT,
          BUCKET,
          ACCESS_KEY,
          SECRET_KEY,
          USE_SSL,
          REGION,
          PUBLIC_ENDPOINT,
          PATH_STYLE,
          CONNECT_TIMEOUT,
          READ_TIMEOUT,
          ATTEMPTS);

  /** Without these there is no store. */
  static final List<Setting<?>> REQUIRED = List.of(BUCKET, ACCESS_KEY, SECRET_KEY);

  /** If any of these is set, a store is wanted. */
  static final List<Setting<?>> WANTED = List.of(ENDPOINT, BUCKET, ACCESS_KEY, SECRET_KEY);

  private StoreDeclaration() {}

  /** The settings of the object store, once they are known to be right. */
  public static S3Settings read(SettingReader reader) {
    String scheme = reader.get(USE_SSL) ? "https://" : "http://";
    return new S3Settings(
        uri(reader.find(ENDPOINT), scheme),
        uri(reader.find(PUBLIC_ENDPOINT), scheme),
        reader.get(REGION),
        reader.get(BUCKET),
        reader.get(ACCESS_KEY),
        reader.get(SECRET_KEY),
        reader.get(PATH_STYLE),
        reader.get(CONNECT_TIMEOUT),
        reader.get(READ_TIMEOUT),
        reader.get(ATTEMPTS));
  }

  private static Optional<URI> uri(Optional<String> address, String scheme) {
    return address.map(text -> URI.create(text.contains("://") ? text : scheme + text));
  }
}
