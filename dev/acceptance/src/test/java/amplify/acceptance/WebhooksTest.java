package amplify.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.embedded.EmbeddedReceiver;
import amplify.embedded.EmbeddedReceiver.Received;
import amplify.embedded.EmbeddedReceiver.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhooksTest {

  private static final String KEY = "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU=";
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir static Path folder;
  private static RunningService service;

  @BeforeAll
  static void start() {
    service =
        new RunningService(
            folder,
            Map.of(
                "WEBHOOK_SECRET", "whsec_" + KEY,
                "WEBHOOK_ALLOW_HTTP", "true",
                "WEBHOOK_ALLOW_PRIVATE", "127.0.0.0/8",
                "WEBHOOK_RETRY_SECONDS", "1,1,1",
                "POLL_SECONDS", "1"));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static Reply accept(Received request) {
    return Reply.of(200);
  }

  private static ObjectNode request(EmbeddedReceiver receiver, String binId, String file) {
    return service
        .request(service.bin(binId, Map.of(file, 3)))
        .put("callback_url", "http://127.0.0.1:%d/done?token=t".formatted(receiver.port()));
  }

  /** What a receiver does to know that it was us, written from the specification. */
  private static boolean genuine(Received received) throws Exception {
    String signed =
        "%s.%s.%s"
            .formatted(
                received.headers().get("webhook-id"),
                received.headers().get("webhook-timestamp"),
                received.body());
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY), "HmacSHA256"));
    byte[] signature = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
    return received
        .headers()
        .get("webhook-signature")
        .equals("v1," + Base64.getEncoder().encodeToString(signature));
  }

  private static JsonNode webhook(JsonNode job, String state) throws Exception {
    String path = "/jobs/" + job.path("job_id").asText();
    long deadline = System.nanoTime() + SOON.toNanos();
    JsonNode webhook = service.get(path).json().path("webhook");
    while (!webhook.path("state").asText().equals(state)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Not %s: %s".formatted(state, webhook));
      }
      Thread.sleep(20);
      webhook = service.get(path).json().path("webhook");
    }
    return webhook;
  }

  @Test
  void theResultOfACompletedJobIsSentWithASignature() throws Exception {
    try (var receiver = EmbeddedReceiver.start(0, WebhooksTest::accept)) {
      JsonNode job = service.ended(request(receiver, "W1", "a.dat"));

      Received received = receiver.await(1, SOON).getFirst();
      JsonNode webhook = webhook(job, "delivered");

      assertEquals("/done?token=t", received.path());
      assertEquals(job.path("result"), RunningService.MAPPER.readTree(received.body()));
      assertTrue(genuine(received), received.toString());
      long age =
          Instant.now().getEpochSecond()
              - Long.parseLong(received.headers().get("webhook-timestamp"));
      assertTrue(age >= 0 && age <= SOON.toSeconds(), age + " s");
      assertEquals(
          "http://127.0.0.1:%d/done".formatted(receiver.port()), webhook.path("url").asText());
      assertEquals(received.headers().get("webhook-id"), webhook.path("id").asText());
      assertEquals(1, webhook.path("attempts").asInt());
      assertEquals(200, webhook.path("last_status").asInt());
      assertTrue(webhook.path("last_error").isNull());
      assertTrue(webhook.path("next_attempt_at").isNull());
      assertFalse(
          Instant.parse(webhook.path("delivered_at").asText())
              .isBefore(Instant.parse(job.path("completed_at").asText())));
    }
  }

  @Test
  void theErrorOfAFailedJobIsSentAndAnotherRoundIsToldAnew() throws Exception {
    try (var receiver = EmbeddedReceiver.start(0, WebhooksTest::accept)) {
      JsonNode job = service.ended(request(receiver, "W2", "broken"));

      Received first = receiver.await(1, SOON).getFirst();
      webhook(job, "delivered");
      JsonNode body = RunningService.MAPPER.readTree(first.body());
      assertTrue(genuine(first), first.toString());
      assertEquals(job.path("job_id"), body.path("job_id"));
      assertEquals("failed", body.path("status").asText());
      assertEquals(job.path("error"), body.path("error"));
      assertTrue(body.path("error").asText().contains("'broken' is broken"), body.toString());
      assertFalse(body.path("cancelled").asBoolean(true));
      assertEquals(1, body.path("bins").path("failed").asInt());

      String id = job.path("job_id").asText();
      assertEquals(200, service.post("/jobs/" + id + "/retry", "{}").status());
      Received second = receiver.await(2, SOON).getLast();
      webhook(job, "delivered");
      assertNotEquals(first.headers().get("webhook-id"), second.headers().get("webhook-id"));
    }
  }

  @Test
  void aCancelledJobIsToldToo() throws Exception {
    try (var receiver = EmbeddedReceiver.start(0, WebhooksTest::accept)) {
      var posted = service.post("/jobs", request(receiver, "W3", "hang").toString());
      assertEquals(
          "waiting",
          service
              .get("/jobs/" + posted.json().path("job_id").asText())
              .json()
              .path("webhook")
              .path("state")
              .asText());
      service.post("/jobs/" + posted.json().path("job_id").asText() + "/cancel", "{}");

      JsonNode body = RunningService.MAPPER.readTree(receiver.await(1, SOON).getFirst().body());
      webhook(posted.json(), "delivered");
      assertEquals("failed", body.path("status").asText());
      assertEquals("cancelled", body.path("error").asText());
      assertTrue(body.path("cancelled").asBoolean());
    }
  }

  @Test
  void aReceiverThatFailsIsToldAgainUnderTheSameId() throws Exception {
    var calls = new AtomicInteger();
    try (var receiver =
        EmbeddedReceiver.start(0, request -> Reply.of(calls.incrementAndGet() <= 2 ? 500 : 204))) {
      JsonNode job = service.ended(request(receiver, "W4", "a.dat"));

      JsonNode webhook = webhook(job, "delivered");

      assertEquals(3, webhook.path("attempts").asInt());
      List<Received> received = receiver.received();
      assertEquals(3, received.size());
      for (Received attempt : received) {
        assertEquals(webhook.path("id").asText(), attempt.headers().get("webhook-id"));
        assertTrue(genuine(attempt), attempt.toString());
      }
    }
  }

  @Test
  void redirectsAreNotFollowed() throws Exception {
    try (var other = EmbeddedReceiver.start(0, WebhooksTest::accept);
        var receiver =
            EmbeddedReceiver.start(
                0,
                request ->
                    new Reply(
                        307, Map.of("Location", "http://127.0.0.1:%d/".formatted(other.port()))))) {
      JsonNode job = service.ended(request(receiver, "W5", "a.dat"));

      JsonNode webhook = webhook(job, "abandoned");

      assertEquals(307, webhook.path("last_status").asInt());
      assertTrue(webhook.path("last_error").asText().contains("a redirect"), webhook.toString());
      assertEquals(4, receiver.received().size());
      assertEquals(List.of(), other.received());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://10.0.0.1/x, leads to 10.0.0.1",
    "https://[::1]/x, which is not a public address",
    "https://user:pw@example.org/x, must not contain a user name",
    "https://example.org:25/x, must use port 443",
    "gopher://example.org/x, must be an address like https://host/path"
  })
  void whereNobodyMayBeCalledIsSaidWhenTheJobIsPosted(String url, String rule) throws Exception {
    ObjectNode request = service.request(service.bin("W6", Map.of("a.dat", 1)));

    var answer = service.post("/jobs", request.put("callback_url", url).toString());

    assertEquals(400, answer.status());
    assertTrue(answer.detail().startsWith("'callback_url' is '" + url), answer.detail());
    assertTrue(answer.detail().contains(rule), answer.detail());
  }

  @Test
  void aJobWithoutACallbackUrlHasNoWebhook() throws Exception {
    JsonNode job = service.ended(service.request(service.bin("W7", Map.of("a.dat", 1))));

    assertTrue(job.path("webhook").isNull(), job.toString());
  }
}
