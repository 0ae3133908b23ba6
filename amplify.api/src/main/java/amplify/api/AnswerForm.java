package amplify.api;

/** What an action answers, as its documents tell. */
public sealed interface AnswerForm {

  /**
   * A record as JSON.
   *
   * @param type the record's class
   */
  record Json(Class<? extends Record> type) implements AnswerForm {}

  /**
   * Bytes.
   *
   * @param mediaType such as {@code image/png}
   */
  record Bytes(String mediaType) implements AnswerForm {}

  /** 304 to callers who have this version of it already ({@link Answer.Versioned}). */
  record Versioned() implements AnswerForm {}
}
