package amplify.client;

import static amplify.client.FakeService.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileCompletionsTest {

  private static final String ONE = "POST /ingest/complete";
  private static final String SEVERAL = "POST /ingest/j/complete";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir Path folder;
  private FakeService service;
  private Transport transport;
  private FileCompletions completions;
  private final List<UploadProgress> progress = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() throws IOException {
    service = new FakeService();
    transport = new Transport(LIMIT, new Retries(1, LIMIT, LIMIT), LIMIT);
    completions =
        new FileCompletions(
            new Ingest(new ServiceCalls(service.address().resolve("/"), transport, LIMIT)),
            "j",
            new UploadMeter(List.of(), progress::add));
  }

  @AfterEach
  void stop() {
    transport.close();
    service.close();
  }

  private SendingFile sent(String name) throws IOException {
    return sent(name, 1);
  }

  private SendingFile sent(String name, long bytes) throws IOException {
    Path path = folder.resolve(name);
    try (var file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(bytes);
    }
    var local = LocalFile.of(path, Files.readAttributes(path, BasicFileAttributes.class));
    var part = new SentPart(1, "tag-" + name);
    return new SendingFile(
        "B", local, new IngestFile(name, name, "u", 1 << 30, false, List.of(part), List.of()));
  }

  /** Answers with success, and notes the ids of the files. */
  private void accept(HttpExchange exchange) throws IOException {
    JsonNode body = ServiceCalls.MAPPER.readTree(exchange.getRequestBody());
    var ids = new ArrayList<String>();
    (body.has("files") ? body.path("files") : List.of(body))
        .forEach(file -> {
          assertEquals("B", file.path("bin_id").asText());
          assertEquals("u", file.path("upload_id").asText());
          String id = file.path("file_id").asText();
          assertEquals("tag-" + id, file.path("parts").path(0).path("ETag").asText());
          ids.add(id);
        });
    asked.add(String.join("+", ids));
    FakeService.send(exchange, 200, "application/json", "{}");
  }

  /** Has a first file completed and others brought while the service is at it. */
  private void bringWhileBusy(FakeService.Answering first, String... others) throws Exception {
    var files = new ArrayList<SendingFile>();
    for (String other : others) {
      files.add(sent(other));
    }
    bringWhileBusy(first, files);
  }

  private void bringWhileBusy(FakeService.Answering first, List<SendingFile> others)
      throws Exception {
    List<String> before = List.copyOf(asked);
    var entered = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    service.on(
        ONE,
        exchange -> {
          entered.countDown();
          await(go);
          first.answer(exchange);
        },
        this::accept);
    SendingFile file = sent("first");
    CompletableFuture<Void> begun = CompletableFuture.runAsync(() -> completions.add(file));
    await(entered);
    others.forEach(completions::add);
    assertEquals(before, asked, "they have not been waited for");
    go.countDown();
    try {
      begun.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw (RuntimeException) e.getCause();
    } catch (TimeoutException e) {
      throw new AssertionError("It came to no end", e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatComesWhileTheServiceIsBusyGoesInOneCall() throws Exception {
    service.on(SEVERAL, this::accept);

    bringWhileBusy(this::accept, "a", "b", "c");
    completions.add(sent("late"));

    assertEquals(List.of("first", "a+b+c", "late"), asked);
    assertEquals(5, progress.getLast().filesDone());
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 405, 413, 429, 504})
  void whereOnlyTheCallForSeveralIsRefusedTheyGoOneByOneFromThenOn(int status) throws Exception {
    service.on(SEVERAL, json(status, "{'detail':'Not this way'}"));

    bringWhileBusy(this::accept, "a", "b");
    bringWhileBusy(this::accept, "c", "d");

    assertEquals(1, service.count(SEVERAL));
    assertEquals(List.of("first", "a", "b", "first", "c", "d"), asked);
  }

  @ParameterizedTest
  @ValueSource(ints = {409, 503})
  void whichOfSeveralIsRefusedIsTold(int status) throws Exception {
    service.on(SEVERAL, json(status, "{'detail':'one of them'}"));

    var e =
        assertThrows(
            UploadException.class,
            () ->
                bringWhileBusy(
                    exchange -> {
                      // From now on single files are refused.
                      service.on(ONE, json(status, "{'detail':'The store does not have part 1'}"));
                      accept(exchange);
                    },
                    "a",
                    "b"));

    assertEquals(
        "%s is not accepted: The store does not have part 1".formatted(folder.resolve("a")),
        e.getMessage());
    assertEquals(1, progress.size(), "no file but the first counts as complete");
    completions.add(sent("c"));
    assertEquals(2, service.count(ONE), "the first refusal is the end of it");
    assertEquals(1, service.count(SEVERAL), "after a failure nothing more is begun");
  }

  @Test
  void callsAreAboutAFewFilesEach() throws Exception {
    service.on(SEVERAL, this::accept);
    String[] many = IntStream.range(0, 70).mapToObj(i -> "f" + i).toArray(String[]::new);

    bringWhileBusy(this::accept, many);

    assertEquals(
        List.of(1, 32, 32, 6), asked.stream().map(ids -> ids.split("\\+").length).toList());
  }

  @Test
  void largeFilesAreNotMany() throws Exception {
    service.on(SEVERAL, this::accept);

    bringWhileBusy(
        this::accept,
        List.of(
            sent("half", 150 << 20),
            sent("more", 120 << 20),
            sent("tiny"),
            sent("whole", 300 << 20)));

    assertEquals(List.of("first", "half", "more+tiny", "whole"), asked);
  }

  @Test
  void aFileThatHasChangedIsNotCompleted() throws Exception {
    SendingFile file = sent("a");
    Files.write(folder.resolve("a"), new byte[2]);

    var e = assertThrows(UploadException.class, () -> completions.add(file));

    assertTrue(e.getMessage().contains("has changed while it was uploaded"), e.getMessage());
    assertEquals(0, service.count(ONE));
  }
}
