package amplify.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadsTest {

  private static final Duration LONG = Duration.ofHours(1);
  private static final Keeping KEEPING = new Keeping(LONG, LONG, LONG);
  private static final Keeping NO_TIME =
      new Keeping(Duration.ofMillis(-1), Duration.ofMillis(-1), LONG);

  @TempDir static Path folder;
  private static EmbeddedPostgres postgres;
  private static JobDatabase database;
  private final Uploads uploads = database.uploads();
  private final UploadCompletions completions = database.uploadCompletions();
  private final UploadOpenings openings = database.uploadOpenings();
  private final DueUploads due = database.dueUploads();

  @BeforeAll
  static void start() {
    postgres = EmbeddedPostgres.start(folder);
    database = JobDatabase.open(DatabaseSettings.of(postgres.url(), EmbeddedPostgres.USER, ""));
  }

  @AfterAll
  static void stop() {
    database.close();
    postgres.close();
  }

  /** What an earlier test left due is not this one's. */
  @BeforeEach
  void claimWhatIsLeft() {
    due.claim(1_000, LONG);
  }

  private static NewJob job(Optional<String> key) {
    return new NewJob("p", "{}", 0, Optional.empty(), Optional.empty(), key, "digest");
  }

  private static List<UploadFile> files(int count) {
    var files = new ArrayList<UploadFile>();
    for (int i = 0; i < count; i++) {
      files.add(UploadFile.planned(i, 0, "B" + i, "a", 3, 5, i % 2 == 0, "k" + i));
    }
    return files;
  }

  private UUID uploading(List<UploadFile> files, Keeping keeping) {
    UUID id = UUID.randomUUID();
    openings.open(id, job(Optional.empty()), files, LONG);
    assertTrue(openings.told(id, files.stream().map(f -> f.in("s-" + f.key())).toList(), LONG));
    assertTrue(openings.ready(id, keeping));
    return id;
  }

  @Test
  void theLastOfManyCompletionsPostsTheJobOnce() throws Exception {
    List<UploadFile> files = files(20);
    UUID id = uploading(files, KEEPING);
    List<Callable<NotedFiles>> calls = new ArrayList<>();
    for (int round = 0; round < 2; round++) {
      for (UploadFile file : files) {
        calls.add(() ->
            completions.complete(id, Map.of(file.id(), "e"), KEEPING, key -> "s3://b/" + key));
      }
    }

    int queued = 0;
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (Future<NotedFiles> answer : threads.invokeAll(calls)) {
        queued += answer.get().queued() ? 1 : 0;
      }
    }

    assertEquals(1, queued);
    assertEquals(20, database.jobs().find(id).orElseThrow().bins().total());
    assertEquals(UploadState.QUEUED, uploads.find(id).orElseThrow().state());
    Task first = database.queue().claim("p", "w", 1, LONG).getFirst();
    assertEquals(List.of("s3://b/k0"), first.files());
  }

  @Test
  void anOpeningWhoseProcessDiedGivesItsKeyToTheNext() {
    Optional<String> key = Optional.of("dead");
    UUID dead = UUID.randomUUID();
    openings.open(dead, job(key), files(1), Duration.ofMillis(-1));
    UUID next = UUID.randomUUID();

    Opening opening = openings.open(next, job(key), files(1), LONG);

    assertEquals(new Opening(next, false), opening);
    assertEquals(UploadState.ABORTED, uploads.find(dead).orElseThrow().state());
    assertFalse(openings.ready(dead, KEEPING), "who wakes up late has lost it");
    assertEquals(
        new Opening(next, true), openings.open(UUID.randomUUID(), job(key), files(1), LONG));
    var other = new NewJob("p", "{}", 0, Optional.empty(), Optional.empty(), key, "another digest");
    assertThrows(
        IdempotencyConflictException.class,
        () -> openings.open(UUID.randomUUID(), other, files(1), LONG));
  }

  @Test
  void idleUploadsAreClaimedByOneAndCleanedTwiceBeforeTheyAreForgotten() {
    UUID id = uploading(files(1), NO_TIME);

    List<DueUpload> claimed = due.claim(10, LONG);

    assertEquals(List.of(id), claimed.stream().map(DueUpload::id).toList());
    assertEquals(UploadState.ABORTED, claimed.getFirst().state());
    assertEquals(List.of(), due.claim(10, LONG), "claimed once");
    due.cleaned(id, LONG, Duration.ZERO);
    due.forget(id);
    assertTrue(uploads.find(id).isPresent(), "its URLs may still bring in parts");
    due.cleaned(id, Duration.ZERO, Duration.ofMillis(-1));
    DueUpload again = due.claim(10, LONG).getFirst();
    assertEquals(id, again.id());
    assertTrue(again.cleaned());
    due.forget(id);
    assertEquals(Optional.empty(), uploads.find(id));
  }

  @Test
  void aCompletionIsClaimedByOneUntilItsLeaseEnds() {
    List<UploadFile> files = files(1);
    UUID id = uploading(files, KEEPING);
    UUID file = files.getFirst().id();
    List<UUID> one = List.of(file);

    FileClaim first = completions.claim(id, one, LONG).orElseThrow();
    assertEquals("s-k0", first.files().get(file).storeId().orElseThrow());
    assertEquals(Optional.empty(), completions.claim(id, one, LONG));
    completions.release(first);
    FileClaim late = completions.claim(id, one, Duration.ofMillis(-1)).orElseThrow();
    FileClaim next = completions.claim(id, one, LONG).orElseThrow();
    completions.release(late);
    assertEquals(Optional.empty(), completions.claim(id, one, LONG), "it was another's to release");
    completions.complete(id, Map.of(file, "e"), KEEPING, key -> "s3://b/" + key);
    completions.release(next);
    assertEquals(Optional.empty(), completions.claim(id, one, LONG), "it is complete");
  }

  @Test
  void filesAreClaimedByOneOfManyCallersInWhateverOrder() throws Exception {
    List<UploadFile> files = files(10);
    UUID id = uploading(files, KEEPING);
    List<UUID> ids = files.stream().map(UploadFile::id).toList();
    List<UUID> some = ids.subList(0, 7);
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (int round = 0; round < 20; round++) {
        List<Callable<Optional<FileClaim>>> calls = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          calls.add(() -> completions.claim(id, ids, LONG));
          calls.add(() -> completions.claim(id, some.reversed(), LONG));
        }

        var claims = new ArrayList<FileClaim>();
        for (Future<Optional<FileClaim>> answer : threads.invokeAll(calls)) {
          answer.get().ifPresent(claims::add);
        }

        List<UUID> claimed =
            claims.stream().flatMap(claim -> claim.files().keySet().stream()).toList();
        assertEquals(10, claimed.size());
        assertEquals(Set.copyOf(ids), Set.copyOf(claimed));
        claims.forEach(completions::release);
      }
    }
    completions.complete(id, Map.of(ids.getFirst(), "e"), KEEPING, key -> "s3://b/" + key);
    FileClaim rest = completions.claim(id, ids, LONG).orElseThrow();
    assertEquals(Set.copyOf(ids.subList(1, 10)), rest.files().keySet());
    assertEquals(
        Optional.empty(), completions.claim(UUID.randomUUID(), ids, LONG), "of another upload");
    assertEquals(Set.copyOf(some), uploads.files(id, some).keySet());
    assertEquals(Map.of(), uploads.files(UUID.randomUUID(), some));
  }

  @Test
  void callersWhoseLeasesHaveEndedDoNotLockEachOtherOut() throws Exception {
    List<UploadFile> files = files(40);
    UUID id = uploading(files, KEEPING);
    List<UUID> ids = files.stream().map(UploadFile::id).toList();
    var etags = ids.stream().collect(Collectors.toMap(file -> file, file -> "e"));
    List<Callable<Void>> calls = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      List<UUID> order = i % 2 == 0 ? ids : ids.reversed();
      boolean completing = i % 20 == 19;
      calls.add(() -> {
        completions.claim(id, order, Duration.ofMillis(-1)).ifPresent(completions::release);
        if (completing) {
          completions.complete(id, etags, KEEPING, key -> "s3://b/" + key);
        }
        return null;
      });
    }

    try (var threads = Executors.newFixedThreadPool(8)) {
      for (Future<Void> answer : threads.invokeAll(calls)) {
        answer.get();
      }
    }

    assertEquals(40, uploads.find(id).orElseThrow().filesDone());
  }

  @Test
  void filesThatWereCompleteKeepTheirFirstTagAndCountOnce() {
    List<UploadFile> files = files(3);
    UUID id = uploading(files, KEEPING);
    List<UUID> ids = files.stream().map(UploadFile::id).toList();
    UnaryOperator<String> uris = key -> "s3://b/" + key;
    completions.complete(id, Map.of(ids.get(0), "first"), KEEPING, uris);

    NotedFiles two =
        completions.complete(id, Map.of(ids.get(0), "later", ids.get(1), "e"), KEEPING, uris);
    NotedFiles none = completions.complete(id, Map.of(ids.get(1), "later"), KEEPING, uris);
    NotedFiles last = completions.complete(id, Map.of(ids.get(2), "e"), KEEPING, uris);

    assertEquals(
        new NotedFiles(UploadState.UPLOADING, Map.of(ids.get(0), "first", ids.get(1), "e"), false),
        two);
    assertEquals(new NotedFiles(UploadState.UPLOADING, Map.of(ids.get(1), "e"), false), none);
    assertEquals(new NotedFiles(UploadState.QUEUED, Map.of(ids.get(2), "e"), true), last);
    assertEquals(3, uploads.find(id).orElseThrow().filesDone());
  }

  @Test
  void anAbortedUploadCannotBeCompleted() {
    List<UploadFile> files = files(1);
    UUID id = uploading(files, KEEPING);

    assertEquals(Optional.of(UploadState.ABORTED), uploads.abort(id, "why", LONG));

    NotedFiles late =
        completions.complete(
            id, Map.of(files.getFirst().id(), "e"), KEEPING, key -> "s3://b/" + key);
    assertEquals(UploadState.ABORTED, late.state());
    assertNotEquals(
        Optional.of(true), uploads.file(id, files.getFirst().id()).map(UploadFile::complete));
    assertEquals(Optional.empty(), database.jobs().find(id));
  }
}
