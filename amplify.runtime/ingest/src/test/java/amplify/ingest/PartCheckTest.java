package amplify.ingest;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.jobs.UploadFile;
import amplify.s3.StoredPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts that a caller names, held against the plan and the store. */
class PartCheckTest {

  /** Three parts: 10, 10 and 5 bytes. */
  private static final PartCheck CHECK = new PartCheck(new PartPlan(25, 10));

  private static final List<StoredPart> STORED =
      List.of(new StoredPart(1, "e1", 10), new StoredPart(2, "e2", 10), new StoredPart(3, "e3", 5));

  private static List<GivenPart> given(int... numbers) {
    return IntStream.of(numbers).mapToObj(n -> new GivenPart(n, "\"e" + n + "\"")).toList();
  }

  private static List<Integer> numbers(List<StoredPart> parts) {
    return parts.stream().map(StoredPart::number).toList();
  }

  @Nested
  class AgainstThePlan {

    private static InvalidUploadException refusal(int... numbers) {
      return assertThrows(InvalidUploadException.class, () -> CHECK.given(given(numbers)));
    }

    @Test
    void allPartsOnceInAnyOrderAreRight() {
      assertDoesNotThrow(() -> CHECK.given(given(3, 1, 2)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 4})
    void aNumberThatThePlanDoesNotHaveIsRefusedByItsPlace(int number) {
      InvalidUploadException refusal = refusal(1, number);

      assertEquals("parts[1].PartNumber", refusal.field());
      assertEquals("is %d; the file has parts 1 to 3".formatted(number), refusal.rule());
    }

    @Test
    void aNumberTwiceIsRefusedByItsPlace() {
      InvalidUploadException refusal = refusal(1, 2, 2, 3);

      assertEquals("parts[2].PartNumber", refusal.field());
      assertTrue(refusal.rule().contains("is 2 for the second time"), refusal.rule());
    }

    @Test
    void missingPartsAreNamed() {
      assertEquals("lacks part 2; the file has parts 1 to 3", refusal(1, 3).rule());
      assertEquals("lacks parts 1, 2, 3; the file has parts 1 to 3", refusal().rule());
    }

    @Test
    void ofVeryManyMissingPartsTheFirstAreNamed() {
      var check = new PartCheck(new PartPlan(100, 1));

      String rule = assertThrows(InvalidUploadException.class, () -> check.given(given(1))).rule();

      assertTrue(rule.startsWith("lacks parts 2, 3, "), rule);
      assertTrue(rule.contains(", 21 and 79 more; "), rule);
    }

    @Test
    void thePlannedPartsAreThoseGivenInOrderWithTheirPlannedLengths() {
      assertEquals(STORED, CHECK.planned(given(3, 1, 2)));
    }
  }

  @Nested
  class AgainstTheStore {

    private static String conflict(List<StoredPart> stored) {
      return assertThrows(UploadConflictException.class, () -> CHECK.stored(given(1, 2, 3), stored))
          .getMessage();
    }

    @Test
    void partsAreTakenInTheirOrderWithOrWithoutQuotesAroundTags() {
      var bare = List.of(new GivenPart(2, "e2"), new GivenPart(3, "e3"), new GivenPart(1, "e1"));

      assertEquals(
          STORED, CHECK.stored(bare, List.of(STORED.get(2), STORED.get(0), STORED.get(1))));
      assertEquals(STORED, CHECK.stored(given(1, 2, 3), STORED));
    }

    @Test
    void whatTheStoreLacksIsNamed() {
      assertEquals(
          "The store does not have part 2; upload and then complete again",
          conflict(List.of(STORED.get(0), STORED.get(2))));
      assertEquals(
          "The store does not have parts 1, 2, 3; upload and then complete again",
          conflict(List.of()));
    }

    @Test
    void morePartsThanPlannedCannotBeMended() {
      var more = new ArrayList<StoredPart>(STORED);
      more.add(new StoredPart(4, "e4", 1));

      assertTrue(conflict(more).contains("has 4 parts, the file has 3; abort the ingest"));
    }

    @Test
    void anotherTagIsRefusedWithTheStores() {
      var wrong = List.of(new GivenPart(1, "e1"), new GivenPart(3, "x"), new GivenPart(2, "e2"));

      InvalidUploadException refusal =
          assertThrows(InvalidUploadException.class, () -> CHECK.stored(wrong, STORED));

      assertEquals("parts[1].ETag", refusal.field());
      assertTrue(refusal.rule().contains("is 'x'; the store has 'e3' for part 3"), refusal.rule());
    }

    @Test
    void partsOfOtherLengthsAreNamedWhereTheFileIsNotAsLongAsDeclared() {
      String conflict = conflict(List.of(STORED.get(0), new StoredPart(2, "e2", 9), STORED.get(2)));

      assertEquals(
          "The parts make 24 bytes, the declared size is 25; other than planned are part 2:"
              + " upload them again",
          conflict);
    }

    @Test
    void anotherCutOfTheSameLengthIsTheFileToo() {
      var cut =
          List.of(
              new StoredPart(1, "e1", 9), new StoredPart(2, "e2", 9), new StoredPart(3, "e3", 7));

      assertEquals(List.of(1, 2, 3), numbers(CHECK.stored(given(1, 2, 3), cut)));
    }
  }

  @Nested
  class StatesOfFiles {

    private static UploadFile file() {
      return UploadFile.planned(0, 0, "B", "a", 25, 10, false, "k").in("s");
    }

    @Test
    void nameThePartsStillToBeUploaded() {
      var state = new FileState(file(), List.of(STORED.get(1)));

      assertEquals(List.of(1, 3), state.missing().boxed().toList());
    }

    @Test
    void lackNothingOnceComplete() {
      UploadFile open = file();
      var complete =
          new UploadFile(
              open.id(), 0, 0, "B", "a", 25, 10, false, "k", Optional.of("s"), Optional.of("e"));

      assertEquals(0, new FileState(complete, List.of()).missing().count());
    }
  }

  @Nested
  class IdsOfFiles {

    private final UploadFile file = UploadFile.planned(0, 0, "B", "a", 25, 10, false, "k").in("s");
    private final UUID upload = UUID.randomUUID();

    private String field(String bin, String storeId, Optional<UploadFile> found) {
      var lookup = new FileLookup(upload, bin, file.id(), storeId);
      return assertThrows(InvalidUploadException.class, () -> lookup.check(found)).field();
    }

    @Test
    void mustAllBeTheFiles() {
      assertDoesNotThrow(
          () -> new FileLookup(upload, "B", file.id(), "s").check(Optional.of(file)));
      assertEquals("file_id", field("B", "s", Optional.empty()));
      assertEquals("bin_id", field("C", "s", Optional.of(file)));
      assertEquals("upload_id", field("B", "t", Optional.of(file)));
    }

    @Test
    void ofOneOfSeveralFilesAreRefusedByItsPlace() {
      var lookup = new FileLookup(upload, "B", file.id(), "s");
      var one = new GivenFile("", lookup, List.of());
      var third = new GivenFile("files[2]", lookup, List.of());
      var invalid = new InvalidUploadException("bin_id", "is 'C'");
      var other = new IllegalStateException("not about the file");

      assertSame(invalid, one.placed(invalid));
      assertSame(other, third.placed(other));
      var placed = (InvalidUploadException) third.placed(invalid);
      assertEquals("files[2].bin_id", placed.field());
      assertSame(invalid, placed.getCause());
      assertEquals(
          "'files[2]': lost", third.placed(new UploadConflictException("lost")).getMessage());
      assertEquals(
          UploadBusyException.class, third.placed(new UploadBusyException("busy")).getClass());
    }
  }
}
