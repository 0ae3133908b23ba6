package amplify.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutagesTest {

  @TempDir Path folder;

  @Test
  void jobsOutliveTheService() throws Exception {
    try (var service = new RunningService(folder, Map.of("DRAIN_SECONDS", "0"))) {
      String job =
          service
              .post(
                  "/jobs",
                  service
                      .request(
                          service.bin("A", Map.of("a.dat", 1)), service.bin("B", Map.of("hang", 1)))
                      .toString())
              .json()
              .path("job_id")
              .asText();
      awaitDone(service, job, 1);

      service.restart();

      JsonNode state = service.get("/jobs/" + job).json();
      assertEquals("processing", state.path("status").asText());
      assertEquals(1, state.path("bins").path("done").asInt());
      JsonNode other = service.ended(service.request(service.bin("C", Map.of("c.dat", 1))));
      assertEquals("completed", other.path("status").asText());
    }
  }

  private static void awaitDone(RunningService service, String job, int bins) throws Exception {
    long deadline = System.nanoTime() + 30_000_000_000L;
    while (service.get("/jobs/" + job).json().path("bins").path("done").asInt() < bins) {
      assertTrue(System.nanoTime() < deadline, "No bin was done");
      Thread.sleep(20);
    }
  }

  @Test
  void withoutTheStoreTheServiceIsAliveButNotReady() throws Exception {
    try (var service = new RunningService(folder, Map.of("S3_READ_TIMEOUT_SECONDS", "1"))) {
      service.stopStore();
      awaitReadiness(service, 503);

      assertEquals(200, service.get("/health/live").status());
      JsonNode health = service.get("/health").json();
      assertEquals("healthy", health.path("status").asText());
      assertEquals("down", health.path("storage").asText());
      assertEquals("up", health.path("database").asText());
      assertEquals(503, service.get("/health/ready/storage").status());
      assertEquals(200, service.get("/health/ready/database").status());
      var posted = service.post("/jobs", "{\"manifest_uri\": \"s3://lab/m.json\"}");
      assertEquals(503, posted.status());
      assertTrue(posted.response().headers().firstValue("Retry-After").isPresent());
    }
  }

  @Test
  void aQueueThatCannotBeCountedMakesNoProbeHang() throws Exception {
    try (var service = new RunningService(folder, Map.of());
        Connection first = service.connection()) {
      assertEquals(200, service.get("/health/ready").status());
      // Whoever counts the queue now waits for the end of this transaction.
      first.setAutoCommit(false);
      try (Statement lock = first.createStatement()) {
        lock.execute("lock table task in access exclusive mode");
      }
      awaitQueue(service, false);
      assertEquals("healthy", service.get("/health").json().path("status").asText());
      assertEquals(200, service.get("/health/live").status());

      first.rollback();

      awaitQueue(service, true);
      awaitReadiness(service, 200);
    }
  }

  private static void awaitQueue(RunningService service, boolean told) throws Exception {
    long deadline = System.nanoTime() + 30_000_000_000L;
    while (service.get("/health").json().has("queue") != told) {
      assertTrue(System.nanoTime() < deadline, "The queue's state did not become " + told);
      Thread.sleep(20);
    }
  }

  private static void awaitReadiness(RunningService service, int status) throws Exception {
    long deadline = System.nanoTime() + 30_000_000_000L;
    while (service.get("/health/ready").status() != status) {
      assertTrue(System.nanoTime() < deadline, "Readiness did not become " + status);
      Thread.sleep(20);
    }
  }

  @Test
  void aPortThatIsTakenIsToldWithTheRemedy() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var e =
          assertThrows(
              IllegalStateException.class,
              () -> new RunningService(folder, Map.of("PORT", "" + taken.getLocalPort())));

      assertTrue(e.getMessage().contains("is the port taken? Choose another with PORT"));
    }
  }
}
