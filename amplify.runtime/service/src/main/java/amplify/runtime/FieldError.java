package amplify.runtime;

/**
 * What is wrong with one field of a request.
 *
 * @param field its path, such as {@code manifest_inline.bins[3].bin_id}
 * @param rule what is wrong and what was expected
 */
record FieldError(String field, String rule) {

  String sentence() {
    return "'" + field + "' " + rule;
  }
}
