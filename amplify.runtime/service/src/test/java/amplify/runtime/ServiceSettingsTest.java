package amplify.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.webhooks.Network;
import amplify.webhooks.WebhookSettings;
import java.io.IOException;
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
  void whatIsNotSetHasADefaultThatWorks() {
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
  void everythingThatIsWrongIsSaidAtOnceByName() {
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
          "DATABASE_URL is not set"
        }) {
      assertTrue(e.getMessage().contains(name), e.getMessage());
    }
  }

  @Test
  void theEnvironmentGoesBeforeDotEnvAndThatBeforeTheFile() throws IOException {
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
  void webhookSettingsThatAreWrongAreSaidWithoutShowingSecrets() {
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
          "WEBHOOK_SECRET: must be whsec_",
          "WEBHOOK_ALLOW_PRIVATE: 'lab' is not a network",
          "WEBHOOK_RETRY_SECONDS: 'soon' is not a number of seconds"
        }) {
      assertTrue(e.getMessage().contains(part), e.getMessage());
    }
    assertFalse(e.getMessage().contains("hush-hush"), e.getMessage());
  }
}
