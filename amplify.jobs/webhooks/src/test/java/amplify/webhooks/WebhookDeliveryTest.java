package amplify.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.embedded.EmbeddedReceiver;
import amplify.embedded.EmbeddedReceiver.Received;
import amplify.embedded.EmbeddedReceiver.Reply;
import amplify.jobs.DueWebhook;
import amplify.jobs.Webhook;
import amplify.jobs.WebhookState;
import io.helidon.common.tls.Tls;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookDeliveryTest {

  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir static Path folder;
  private static EndedJobs jobs;

  @BeforeAll
  static void start() {
    jobs = new EndedJobs(folder.resolve("postgres"));
  }

  @AfterAll
  static void stop() {
    jobs.close();
  }

  private static WebhookSettings settings(Duration timeout, Duration... pauses) {
    return new WebhookSettings(
        List.of(),
        true,
        List.of(new Network(LOOPBACK, 32)),
        List.of(pauses),
        timeout,
        16,
        Duration.ofMillis(100));
  }

  /** What is delivered then was announced by a notification. */
  private static WebhookSettings withoutPolling(WebhookSettings settings) {
    return new WebhookSettings(
        settings.secrets(),
        settings.allowHttp(),
        settings.allowedNetworks(),
        settings.retryPauses(),
        settings.timeout(),
        settings.concurrency(),
        Duration.ofHours(1));
  }

  private static WebhookDelivery deliver(WebhookSettings settings, Resolver resolver, Tls tls) {
    return WebhookDelivery.start(
        settings, new WebhookTargets(settings, resolver), jobs.database(), Clock.systemUTC(), tls);
  }

  private static WebhookDelivery deliver(WebhookSettings settings) {
    return WebhookDelivery.start(settings, jobs.database(), Clock.systemUTC());
  }

  private static String url(EmbeddedReceiver receiver) {
    return "http://127.0.0.1:%d/hook".formatted(receiver.port());
  }

  private static Reply accept(Received request) {
    return Reply.of(204);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(SOON.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void theEndOfAJobIsToldWithItsResult() throws Exception {
    try (var receiver = EmbeddedReceiver.start(0, WebhookDeliveryTest::accept);
        var _ = deliver(withoutPolling(settings(SOON)))) {
      UUID waiting = jobs.posted(url(receiver) + "/waiting");
      UUID id = jobs.completed(url(receiver) + "?token=t");

      Received received = receiver.await(1, SOON).getFirst();
      Webhook webhook = jobs.await(id, WebhookState.DELIVERED);

      assertEquals("/hook?token=t", received.path());
      assertEquals(EndedJobs.result(id), received.body());
      assertEquals("application/json", received.headers().get("content-type"));
      assertEquals(webhook.id().orElseThrow().toString(), received.headers().get("webhook-id"));
      assertFalse(received.headers().containsKey("webhook-signature"));
      assertEquals(Optional.of(204), webhook.lastStatus());
      assertEquals(1, webhook.attempts());
      assertTrue(webhook.deliveredAt().isPresent());
      assertEquals(WebhookState.WAITING, jobs.webhook(waiting).state());
    }
  }

  @Test
  void theAddressThatWasCheckedIsTheOneConnectedTo() throws Exception {
    var lookups = new AtomicInteger();
    Resolver rebinding =
        host -> {
          assertEquals("receiver.test", host);
          return List.of(
              InetAddress.ofLiteral(lookups.incrementAndGet() == 1 ? "127.0.0.1" : "127.0.0.9"));
        };
    try (var receiver = EmbeddedReceiver.start(0, WebhookDeliveryTest::accept);
        var _ = deliver(settings(SOON), rebinding, Tls.builder().build())) {
      String url = "http://receiver.test:%d/".formatted(receiver.port());
      UUID first = jobs.completed(url);

      // No resolver of the system knows this name: only the checked address leads there.
      assertEquals(
          "receiver.test:" + receiver.port(),
          receiver.await(1, SOON).getFirst().headers().get("host"));
      jobs.await(first, WebhookState.DELIVERED);
      assertEquals(1, lookups.get());

      UUID second = jobs.completed(url);

      Webhook refused = jobs.await(second, WebhookState.ABANDONED);
      assertTrue(
          refused.lastError().orElseThrow().contains("leads to 127.0.0.9, which is not a public"),
          refused.toString());
      assertEquals(1, receiver.received().size());
    }
  }

  @Test
  void aHostWithOnePrivateAddressAmongOthersIsNotCalled() throws Exception {
    Resolver mixed = host -> List.of(LOOPBACK, InetAddress.ofLiteral("10.0.0.1"));
    try (var receiver = EmbeddedReceiver.start(0, WebhookDeliveryTest::accept);
        var _ = deliver(settings(SOON), mixed, Tls.builder().build())) {
      UUID id = jobs.completed("http://receiver.test:%d/".formatted(receiver.port()));

      Webhook webhook = jobs.await(id, WebhookState.ABANDONED);

      assertEquals(Optional.empty(), webhook.lastStatus());
      assertEquals(List.of(), receiver.received());
    }
  }

  @Test
  void aReceiverMustProveItsNameOverTls() throws Exception {
    var certificate = TestCertificate.of(folder.resolve("tls"), "receiver.test");
    try (var receiver =
            EmbeddedReceiver.startTls(certificate.context(), WebhookDeliveryTest::accept);
        var _ =
            deliver(
                settings(SOON),
                host -> List.of(LOOPBACK),
                Tls.builder().sslContext(certificate.context()).build())) {
      UUID right = jobs.completed("https://receiver.test:%d/".formatted(receiver.port()));
      jobs.await(right, WebhookState.DELIVERED);
      assertEquals(Optional.of("receiver.test"), receiver.received().getFirst().serverName());

      UUID wrong = jobs.completed("https://impostor.test:%d/".formatted(receiver.port()));

      Webhook webhook = jobs.await(wrong, WebhookState.ABANDONED);
      assertTrue(webhook.lastError().orElseThrow().contains("impostor.test"), webhook.toString());
      assertEquals(1, receiver.received().size());
    }
  }

  @Test
  void aReceiverWhoseCertificateNobodyVouchesForIsNotTold() throws Exception {
    var certificate = TestCertificate.of(folder.resolve("unknown"), "receiver.test");
    try (var receiver =
            EmbeddedReceiver.startTls(certificate.context(), WebhookDeliveryTest::accept);
        var _ = deliver(settings(SOON), host -> List.of(LOOPBACK), Tls.builder().build())) {
      UUID id = jobs.completed("https://receiver.test:%d/".formatted(receiver.port()));

      jobs.await(id, WebhookState.ABANDONED);
      assertEquals(List.of(), receiver.received());
    }
  }

  @Test
  void slowReceiversAreGivenUpInTimeAndKeepNobodyWaiting() throws Exception {
    var release = new CountDownLatch(1);
    try (var slow =
            EmbeddedReceiver.start(
                0,
                request -> {
                  await(release);
                  return Reply.of(200);
                });
        var quick = EmbeddedReceiver.start(0, WebhookDeliveryTest::accept);
        var _ = deliver(settings(Duration.ofSeconds(3)))) {
      List<UUID> slowJobs =
          IntStream.range(0, 20).mapToObj(i -> jobs.completed(url(slow) + i)).toList();
      slow.await(WebhookDelivery.PER_RECEIVER, SOON);
      UUID quickJob = jobs.completed(url(quick));

      jobs.await(quickJob, WebhookState.DELIVERED);
      // Told before those that came before it: the last of them waits for many to be given up.
      assertEquals(WebhookState.PENDING, jobs.webhook(slowJobs.getLast()).state());

      Webhook timedOut = jobs.await(slowJobs.getFirst(), WebhookState.ABANDONED);
      assertEquals(Optional.of("No answer within 3 s"), timedOut.lastError());
      release.countDown();
      jobs.await(slowJobs.getLast(), WebhookState.DELIVERED);
    }
  }

  @Test
  void severalProcessesTellEachEndOnce() throws Exception {
    try (var receiver = EmbeddedReceiver.start(0, WebhookDeliveryTest::accept);
        var _ = deliver(settings(SOON));
        var _ = deliver(settings(SOON))) {
      List<UUID> ids =
          IntStream.range(0, 40).mapToObj(i -> jobs.completed(url(receiver) + i)).toList();
      for (UUID id : ids) {
        assertEquals(1, jobs.await(id, WebhookState.DELIVERED).attempts());
      }

      var told = new HashSet<String>();
      receiver.received().forEach(request -> told.add(request.headers().get("webhook-id")));
      assertEquals(40, told.size());
      assertEquals(40, receiver.received().size());
    }
  }

  @Test
  void whatAProcessHadClaimedWhenItDiedIsToldByAnother() throws Exception {
    try (var receiver = EmbeddedReceiver.start(0, WebhookDeliveryTest::accept)) {
      UUID id = jobs.completed(url(receiver));
      DueWebhook dead =
          jobs.database().webhooks().claim(1, 4, Map.of(), Duration.ofSeconds(1)).getFirst();
      try (var _ = deliver(settings(SOON))) {
        jobs.await(id, WebhookState.DELIVERED);
      }

      assertEquals(
          dead.lease().webhookId().toString(),
          receiver.received().getFirst().headers().get("webhook-id"));
      assertFalse(jobs.database().webhooks().delivered(dead.lease(), 500));
      assertEquals(Optional.of(204), jobs.webhook(id).lastStatus());
    }
  }

  @Test
  void aProcessThatStopsGivesBackWhatItHadClaimed() throws Exception {
    var stopped = new CountDownLatch(1);
    var calls = new AtomicInteger();
    try (var receiver =
        EmbeddedReceiver.start(
            0,
            request -> {
              if (calls.incrementAndGet() == 1) {
                await(stopped);
              }
              return Reply.of(200);
            })) {
      UUID id;
      try (var _ = deliver(settings(Duration.ofMinutes(5)))) {
        id = jobs.completed(url(receiver));
        receiver.await(1, SOON);
      }
      assertEquals(WebhookState.PENDING, jobs.webhook(id).state());
      assertEquals(0, jobs.webhook(id).attempts());

      // The lease would hold for five minutes.
      try (var _ = deliver(settings(SOON))) {
        jobs.await(id, WebhookState.DELIVERED);
      }
      stopped.countDown();
      assertEquals(2, receiver.received().size());
    }
  }

  @Test
  void aReceiverThatIsDownIsToldWhenItIsUpAgain() throws Exception {
    int port;
    try (var receiver = EmbeddedReceiver.start(0, WebhookDeliveryTest::accept)) {
      port = receiver.port();
    }
    Duration pause = Duration.ofMillis(200);
    Duration[] pauses = IntStream.range(0, 100).mapToObj(i -> pause).toArray(Duration[]::new);
    try (var _ = deliver(settings(SOON, pauses))) {
      UUID id = jobs.completed("http://127.0.0.1:%d/".formatted(port));
      Webhook down = jobs.await(id, webhook -> webhook.attempts() >= 2);
      assertEquals(WebhookState.PENDING, down.state());
      assertTrue(down.lastError().orElseThrow().startsWith("No answer: "), down.toString());

      try (var receiver = EmbeddedReceiver.start(port, WebhookDeliveryTest::accept)) {
        jobs.await(id, WebhookState.DELIVERED);
        assertEquals(
            down.id().orElseThrow().toString(),
            receiver.received().getFirst().headers().get("webhook-id"));
      }
    }
  }

  @Test
  void aReceiverThatIsGoneIsNotToldAgain() throws Exception {
    try (var receiver = EmbeddedReceiver.start(0, request -> Reply.of(410));
        var _ = deliver(settings(SOON, Duration.ofMillis(1)))) {
      UUID id = jobs.completed(url(receiver));

      assertEquals(1, jobs.await(id, WebhookState.ABANDONED).attempts());
      assertEquals(1, receiver.received().size());
    }
  }

  @Test
  void aReceiversWishToBeLeftAloneIsFollowed() throws Exception {
    try (var receiver =
            EmbeddedReceiver.start(0, request -> new Reply(503, Map.of("Retry-After", "600")));
        var _ = deliver(settings(SOON, Duration.ofMillis(1)))) {
      Instant before = Instant.now(Clock.systemUTC());
      UUID id = jobs.completed(url(receiver));

      Webhook webhook = jobs.await(id, hook -> hook.attempts() == 1);
      assertEquals(WebhookState.PENDING, webhook.state());
      assertFalse(webhook.nextAttemptAt().orElseThrow().isBefore(before.plusSeconds(600)));
    }
  }

  @Test
  void afterTheLastPauseItIsGivenUp() throws Exception {
    try (var receiver = EmbeddedReceiver.start(0, request -> Reply.of(500));
        var _ = deliver(settings(SOON, Duration.ofMillis(1), Duration.ofMillis(1)))) {
      UUID id = jobs.completed(url(receiver));

      Webhook webhook = jobs.await(id, WebhookState.ABANDONED);
      assertEquals(3, webhook.attempts());
      assertEquals(Optional.of(500), webhook.lastStatus());
      assertEquals(3, receiver.received().size());
    }
  }
}
