/**
 * For services and for their callers: the JSON that they exchange, each shape one record with its
 * description on it. The service writes it, its document is derived from it, and clients read it.
 */
module amplify.wire {
  exports amplify.wire;

  requires transitive amplify.api;
  requires com.fasterxml.jackson.annotation;
  requires com.fasterxml.jackson.core;
  requires transitive com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.datatype.jdk8;
  requires com.fasterxml.jackson.datatype.jsr310;

  opens amplify.wire to
      com.fasterxml.jackson.databind;
}
