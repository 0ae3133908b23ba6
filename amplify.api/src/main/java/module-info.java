/**
 * What the author of a processor sees, and nothing else: no third-party types, no dependency but
 * the JDK. A processor module requires this one and {@code provides amplify.api.Processor}.
 */
module amplify.api {
  exports amplify.api;
}
