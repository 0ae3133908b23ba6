package amplify.ingest;

import amplify.s3.StoredPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Compares the parts a caller names with the plan and with those the store has. */
record PartCheck(PartPlan plan) {

  /** As many numbers are told of in one message. */
  private static final int TOLD = 20;

  /**
   * Checks what can be told without the store.
   *
   * @throws InvalidUploadException naming the part that is wrong, or those that are missing
   */
  void given(List<GivenPart> parts) {
    var numbers = new HashSet<Integer>();
    for (int i = 0; i < parts.size(); i++) {
      GivenPart part = parts.get(i);
      String field = "parts[%d].PartNumber".formatted(i);
      if (part.number() < 1 || part.number() > plan.parts()) {
        throw new InvalidUploadException(
            field, "is %d; the file has parts 1 to %d".formatted(part.number(), plan.parts()));
      }
      if (!numbers.add(part.number())) {
        throw new InvalidUploadException(
            field, "is %d for the second time; each part once".formatted(part.number()));
      }
    }
    if (numbers.size() < plan.parts()) {
      throw new InvalidUploadException(
          "parts",
          "lacks %s; the file has parts 1 to %d"
              .formatted(numbers(number -> !numbers.contains(number)), plan.parts()));
    }
  }

  /** The parts as they must be if they are all there and have the planned lengths, in order. */
  List<StoredPart> planned(List<GivenPart> given) {
    return given.stream()
        .sorted(Comparator.comparingInt(GivenPart::number))
        .map(part -> new StoredPart(part.number(), part.etag(), plan.length(part.number())))
        .toList();
  }

  /**
   * Checks them against the store.
   *
   * @return the parts to make the object from, in order
   * @throws InvalidUploadException naming the part whose tag is another
   * @throws UploadConflictException naming the parts to be uploaded, or uploaded again
   */
  List<StoredPart> stored(List<GivenPart> given, List<StoredPart> stored) {
    Map<Integer, StoredPart> there =
        stored.stream().collect(Collectors.toMap(StoredPart::number, Function.identity()));
    String missing = numbers(number -> !there.containsKey(number));
    if (!missing.isEmpty()) {
      throw new UploadConflictException(
          "The store does not have %s; upload and then complete again".formatted(missing));
    }
    if (there.size() > plan.parts()) {
      throw new UploadConflictException(
          "The store has %d parts, the file has %d; abort the ingest and begin anew"
              .formatted(there.size(), plan.parts()));
    }
    for (int i = 0; i < given.size(); i++) {
      GivenPart part = given.get(i);
      String etag = there.get(part.number()).etag();
      if (!etag.equals(part.etag())) {
        throw new InvalidUploadException(
            "parts[%d].ETag".formatted(i),
            "is '%s'; the store has '%s' for part %d: give that, or upload the part again"
                .formatted(part.etag(), etag, part.number()));
      }
    }
    checkSizes(there);
    return new ArrayList<>(new TreeMap<>(there).values());
  }

  /** The sum decides: a caller may have cut otherwise than planned, and the object is whole. */
  private void checkSizes(Map<Integer, StoredPart> there) {
    long sum = there.values().stream().mapToLong(StoredPart::size).sum();
    if (sum != plan.size()) {
      throw new UploadConflictException(
          "The parts make %d bytes, the declared size is %d; other than planned are %s: upload them again"
              .formatted(
                  sum,
                  plan.size(),
                  numbers(number -> there.get(number).size() != plan.length(number))));
    }
  }

  /** The numbers of parts as words, such as "parts 2, 3 and 17 more"; empty if there are none. */
  private String numbers(IntPredicate which) {
    int[] numbers = IntStream.rangeClosed(1, plan.parts()).filter(which).toArray();
    if (numbers.length == 0) {
      return "";
    }
    String told =
        IntStream.of(numbers)
            .limit(TOLD)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", "));
    return (numbers.length == 1 ? "part " : "parts ")
        + told
        + (numbers.length > TOLD ? " and %d more".formatted(numbers.length - TOLD) : "");
  }
}
