package amplify.api;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/** What an action answers, with status 200. */
public sealed interface Answer {

  /**
   * JSON: an object whose members are the record's components in snake_case. Components may be
   * booleans, numbers, texts, enums (in lower case), {@link java.time.Instant}, {@link
   * java.util.Optional} (null where empty), lists, maps with texts as keys, and records.
   *
   * @param value the record; its package must be exported, or opened to the runtime
   */
  record Json(Record value) implements Answer {}

  /**
   * Bytes.
   *
   * @param bytes the body, which must not change afterwards
   * @param mediaType such as {@code image/png}
   */
  // Passed on once and never compared.
  @SuppressWarnings("ArrayRecordComponent")
  record Bytes(byte[] bytes, String mediaType) implements Answer {}

  /**
   * An answer that callers may keep. It is made only for those who have not got this version of it
   * yet; the others are answered 304 (ETag, If-None-Match).
   *
   * @param version says the same only of the same answer: take in all that it depends on
   * @param answer makes it
   */
  record Versioned(String version, Callable<Answer> answer) implements Answer {}

  /** A record as JSON. */
  static Answer json(Record value) {
    return new Json(value);
  }

  /** Bytes of a media type. */
  static Answer bytes(byte[] bytes, String mediaType) {
    return new Bytes(bytes, mediaType);
  }

  /** An answer that callers may keep until its version is another. */
  static Answer versioned(String version, Callable<Answer> answer) {
    return new Versioned(version, answer);
  }

  /** Plain text. */
  static Answer text(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8), "text/plain; charset=UTF-8");
  }
}
