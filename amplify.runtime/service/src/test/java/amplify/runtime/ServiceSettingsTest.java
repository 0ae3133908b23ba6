package amplify.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.runtime.settings.SettingsException;
import amplify.webhooks.Network;
import amplify.webhooks.WebhookSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceSettingsTest {

  private static final Map<String, String> NEEDED =
      Map.of(
          "DATABASE_URL", "jdbc:postgresql://db:5432/amplify",
          "S3_ENDPOINT_URL", "http://s3:9000",
          "S3_BUCKET", "lab",
          "S3_ACCESS_KEY", "key",
          "S3_SECRET_KEY", "hush");

  @TempDir Path folder;

  private static Map<String, String> with(String... more) {
    var values = new HashMap<>(NEEDED);
    for (int i = 0; i < more.length; i += 2) {
      values.put(more[i], more[i + 1]);
    }
    return values;
  }

  private ServiceSettings read(Map<String, String> environment) {
    return ServiceSettings.read(environment, folder, Map.of());
  }

  @Test
  void settingsThatAreNotSetHaveDefaults() {
    ServiceSettings settings = read(NEEDED);

    assertEquals(3, settings.worker().concurrentBins());
    assertEquals(Duration.ofHours(1), settings.worker().binTimeout());
    assertEquals("results", settings.worker().resultsPrefix());
    assertEquals(256L << 20, settings.worker().shardBytes());
    assertEquals("us-east-1", settings.s3().orElseThrow().region());
  }

  @Test
  void uploadsAreKeptAtLeastAsLongAsTheirUrlsAreGood() {
    assertEquals(5L << 20, read(NEEDED).ingest().partBytes());
    assertEquals(Duration.ofHours(2), read(NEEDED).ingest().keeping().urls());
    assertEquals(Duration.ofDays(2), read(NEEDED).ingest().keeping().idle());

    var e =
        assertThrows(SettingsException.class, () -> read(with("INGEST_EXPIRY_SECONDS", "7199")));

    assertTrue(
        e.getMessage()
            .contains(
                "INGEST_EXPIRY_SECONDS is 7199; it must not be less than MULTIPART_URL_TTL_SECONDS, which is 7200"),
        e.getMessage());
  }

  @Test
  void everyWrongSettingIsReportedAtOnce() {
    var e =
        assertThrows(
            SettingsException.class,
            () ->
                read(
                    Map.of(
                        "PORT", "eighty",
                        "MAX_CONCURRENT_JOBS", "0",
                        "LOG_FORMAT", "xml",
                        "S3_RESULTS_PREFIX", "../up")));

    for (String name :
        new String[] {
          "PORT is 'eighty'",
          "MAX_CONCURRENT_JOBS is '0'",
          "LOG_FORMAT is 'xml'",
          "S3_RESULTS_PREFIX is '../up'",
          "DATABASE_URL is not set",
          "S3_BUCKET is not set",
          "S3_SECRET_KEY is not set"
        }) {
      assertTrue(e.getMessage().contains(name), e.getMessage());
    }
  }

  @Test
  void theEnvironmentTakesPrecedenceOverDotEnvAndDotEnvOverTheFile() throws IOException {
    Path file = folder.resolve("amplify.properties");
    Files.writeString(file, "PORT=1001\nHOST=from-file\nMAX_ATTEMPTS=7\n");
    Files.writeString(folder.resolve(".env"), "PORT=1002\nHOST=from-dot-env\n# a comment\n");

    ServiceSettings settings = read(with("AMPLIFY_CONFIG", file.toString(), "PORT", "1003"));

    assertEquals(1003, settings.port());
    assertEquals("from-dot-env", settings.host());
    assertEquals(7, settings.worker().retry().attempts());
  }

  @Test
  void aPasswordMayHoldAnyCharacter() {
    ServiceSettings settings = read(with("DATABASE_PASSWORD", "a${PATH}$b.c,d=é"));

    assertEquals("a${PATH}$b.c,d=é", settings.database().orElseThrow().password());
  }

  @Test
  void databaseAddressesOfOtherFormsAreUnderstood() {
    assertEquals(
        "jdbc:postgresql://db/x",
        read(with("DATABASE_URL", "postgres://db/x")).database().orElseThrow().url());
    assertEquals(
        "jdbc:postgresql://db/x",
        read(with("DATABASE_URL", "postgresql://db/x")).database().orElseThrow().url());
    assertThrows(SettingsException.class, () -> read(with("DATABASE_URL", "mysql://db/x")));
  }

  @Test
  void secretsAreNotPrinted() {
    String printed = read(with("DATABASE_PASSWORD", "psst")).toString();

    assertFalse(printed.contains("hush"), printed);
    assertFalse(printed.contains("psst"), printed);
  }

  @Test
  void webhooksAreUnsignedAndForPublicReceiversOverHttpsUnlessSaidOtherwise() {
    WebhookSettings webhooks = read(NEEDED).webhooks();

    assertEquals(List.of(), webhooks.secrets());
    assertFalse(webhooks.allowHttp());
    assertEquals(List.of(), webhooks.allowedNetworks());
    assertEquals(9, webhooks.retryPauses().size());
    assertEquals(Duration.ofSeconds(10), webhooks.timeout());
  }

  @Test
  void webhookSettingsMayListSeveralSecretsNetworksAndPauses() {
    WebhookSettings webhooks =
        read(with(
                "WEBHOOK_SECRET",
                    "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "WEBHOOK_ALLOW_PRIVATE", "10.1.0.0/16, fd00::/8",
                "WEBHOOK_RETRY_SECONDS", "1, 60"))
            .webhooks();

    assertEquals(2, webhooks.secrets().size());
    assertEquals(
        List.of(Network.of("10.1.0.0/16"), Network.of("fd00::/8")), webhooks.allowedNetworks());
    assertEquals(List.of(Duration.ofSeconds(1), Duration.ofMinutes(1)), webhooks.retryPauses());
  }

  @Test
  void wrongWebhookSettingsAreReportedWithoutShowingSecrets() {
    var e =
        assertThrows(
            SettingsException.class,
            () ->
                read(
                    with(
                        "WEBHOOK_SECRET", "hush-hush",
                        "WEBHOOK_ALLOW_PRIVATE", "lab",
                        "WEBHOOK_RETRY_SECONDS", "5,soon")));

    for (String part :
        new String[] {
          "WEBHOOK_SECRET is not usable (in the environment); must be whsec_",
          "WEBHOOK_ALLOW_PRIVATE is 'lab' (in the environment); 'lab' is not a network",
          "WEBHOOK_RETRY_SECONDS is '5,soon' (in the environment); 'soon' is not a number of seconds"
        }) {
      assertTrue(e.getMessage().contains(part), e.getMessage());
    }
    assertFalse(e.getMessage().contains("hush-hush"), e.getMessage());
  }

  @Test
  void errorsSayWhereAValueCameFrom() throws IOException {
    Path file = folder.resolve("lab.conf");
    Files.writeString(file, "MAX_ATTEMPTS=many\n");
    Files.writeString(folder.resolve(".env"), "PORT=eighty\n");

    String message =
        message(with("AMPLIFY_CONFIG", file.toString(), "LOG_LEVEL", "loud", "HOST", "h"));

    assertTrue(
        message.contains("PORT is 'eighty' (in .env); expected a whole number from 0 to 65535"),
        message);
    assertTrue(message.contains("MAX_ATTEMPTS is 'many' (in %s);".formatted(file)), message);
    assertTrue(message.contains("LOG_LEVEL is 'loud' (in the environment);"), message);
  }

  private String message(Map<String, String> environment) {
    return assertThrows(SettingsException.class, () -> read(environment)).getMessage();
  }

  @Test
  void anEmptyValueMeansTheDefault() throws IOException {
    Files.writeString(folder.resolve(".env"), "PORT=1002\n");

    assertEquals(8000, read(with("PORT", "")).port());
  }

  @Test
  void theFileMayBeNamedInDotEnv() throws IOException {
    Path file = folder.resolve("lab.properties");
    Files.writeString(file, "HOST=from-file\n");
    Files.writeString(folder.resolve(".env"), "AMPLIFY_CONFIG=" + file + "\n");

    assertEquals("from-file", read(NEEDED).host());
  }

  @Test
  void aFileThatIsMissingIsReportedByItsName() {
    String message = message(with("AMPLIFY_CONFIG", "/nonexistent/lab.properties"));

    assertTrue(
        message.contains("AMPLIFY_CONFIG is '/nonexistent/lab.properties', which is not a file"),
        message);
  }

  @Test
  void aDamagedLineOfDotEnvIsReportedByItsNumberOnly() throws IOException {
    Files.writeString(folder.resolve(".env"), "HOST=h\nS3_SECRET_KEY hush-hush\n");

    String message = message(NEEDED);

    assertTrue(message.contains("Line 2 of "), message);
    assertFalse(message.contains("hush-hush"), message);
  }

  @Test
  void anAddressWithoutASchemeGetsItFromUseSsl() {
    assertEquals(
        URI.create("https://host:9000"),
        read(with("S3_ENDPOINT_URL", "host:9000", "S3_USE_SSL", "true"))
            .s3()
            .orElseThrow()
            .endpoint()
            .orElseThrow());
    assertTrue(message(with("S3_ENDPOINT_URL", "ftp://host")).contains("S3_ENDPOINT_URL is 'ftp:"));
  }

  @Test
  void onlyAWorkerCanDrain() {
    String message = message(with("AMPLIFY_DRAIN", "true", "AMPLIFY_ROLE", "api", "PORT", "x"));

    assertTrue(message.contains("AMPLIFY_DRAIN is true, but AMPLIFY_ROLE is api"), message);
    assertTrue(message.contains("PORT is 'x'"), message);
  }

  @Test
  void aServiceWithoutJobsNeedsAStoreOnlyIfOneIsConfigured() {
    assertTrue(ServiceSettings.read(Map.of(), folder, Map.of(), false).s3().isEmpty());

    var e =
        assertThrows(
            SettingsException.class,
            () -> ServiceSettings.read(Map.of("S3_BUCKET", "lab"), folder, Map.of(), false));
    assertTrue(e.getMessage().contains("S3_ACCESS_KEY is not set"), e.getMessage());
    assertFalse(e.getMessage().contains("DATABASE_URL"), e.getMessage());
  }

  @Test
  void misspeltNamesAreNamedBelowTheErrors() {
    var environment = new HashMap<>(NEEDED);
    environment.put("S3_BUKET", environment.remove("S3_BUCKET"));

    String message = message(environment);

    assertTrue(message.contains("S3_BUCKET is not set; expected the name of a bucket"), message);
    assertTrue(
        message.contains(
            "S3_BUKET (in the environment) is not a setting and changes nothing; did you mean S3_BUCKET?"),
        message);
  }

  @Test
  void passwordsInAddressesAreNotShown() {
    for (String address :
        List.of(
            "mysql://lab:hush-hush@db/x",
            "mysql://db/x?user=lab&password=hush-hush",
            "mysql://db/x?PASSWORD=hush-hush&ssl=true")) {
      String message = message(with("DATABASE_URL", address));

      assertFalse(message.contains("hush-hush"), message);
      assertTrue(message.contains("DATABASE_URL is 'mysql://"), message);
    }
    String port = message(with("DATABASE_URL", "mysql://db:3306/x"));
    assertTrue(port.contains("'mysql://db:3306/x'"), port);
  }
}
