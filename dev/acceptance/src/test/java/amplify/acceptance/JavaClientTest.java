package amplify.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.client.AmplifyClient;
import amplify.client.ApiException;
import amplify.client.BinFiles;
import amplify.client.JobStatus;
import amplify.client.NetworkException;
import amplify.client.NotFoundException;
import amplify.client.WaitTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaClientTest {

  private static final Duration OFTEN = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir static Path folder;
  private static RunningService service;
  private static AmplifyClient client;

  @BeforeAll
  static void start() {
    service = new RunningService(folder, Map.of("DRAIN_SECONDS", "1"));
    client = AmplifyClient.of(service.address());
  }

  @AfterAll
  static void stop() {
    client.close();
    service.close();
  }

  private static BinFiles bin(String id, String file, int size) {
    var uris = new ArrayList<String>();
    service.bin(id, Map.of(file, size)).path("files").forEach(uri -> uris.add(uri.asText()));
    return new BinFiles(id, uris);
  }

  @Test
  void aJobIsPostedFollowedAndItsOutcomeTold() throws Exception {
    var seen = new ArrayList<JobStatus>();

    JobStatus end =
        client.waitFor(
            client.submit(List.of(bin("A", "a.dat", 3), bin("B", "empty", 0))),
            OFTEN,
            LONG,
            seen::add);

    assertTrue(end.completed());
    assertEquals(end, seen.getLast());
    var result = end.result().orElseThrow();
    assertEquals(2, result.bins());
    assertEquals(1, result.rois());
    assertEquals(1, result.masks());
    assertEquals(1, result.tableUris().size());
    assertEquals(1, result.shards().size());
    assertEquals("B", result.failures().getFirst().binId());
    assertEquals(OptionalLong.of(1), result.failures().getFirst().roiNumber());
    assertEquals(end.jobId(), client.jobs(1).getFirst().jobId());
    assertTrue(client.health().ready());
  }

  @Test
  void aJobThatFailsHasEndedButNotCompleted() throws Exception {
    JobStatus end =
        client.waitFor(client.submit(List.of(bin("F", "broken", 1))), OFTEN, LONG, status -> {});

    assertTrue(end.ended());
    assertFalse(end.completed());
    assertTrue(end.error().orElseThrow().contains("'broken' is broken"));
  }

  @Test
  void waitingHasALimitAndTheJobGoesOn() {
    String job = client.submit(List.of(bin("H", "hang", 1)));

    assertThrows(
        WaitTimeoutException.class,
        () -> client.waitFor(job, OFTEN, Duration.ofMillis(100), status -> {}));
    assertFalse(client.job(job).ended());
  }

  @Test
  void errorsCarryTheServicesOwnWords() {
    var refused =
        assertThrows(
            ApiException.class, () -> client.submit(List.of(new BinFiles("../x", List.of()))));
    assertEquals(400, refused.status());
    assertTrue(refused.getMessage().contains("'../x'"), refused.getMessage());

    var unknown = assertThrows(NotFoundException.class, () -> client.job("none"));
    assertEquals("There is no job 'none'", unknown.getMessage());

    try (var nobody = AmplifyClient.of(URI.create("http://127.0.0.1:1"))) {
      var e = assertThrows(NetworkException.class, nobody::health);
      assertTrue(e.getMessage().contains("is the service running?"), e.getMessage());
    }
  }
}
