/**
 * The worker, for services that carry out jobs: claims tasks, runs a processor on each bin, and
 * puts results together. Knows processors by {@code amplify.api} only, and nothing of HTTP.
 */
module amplify.worker {
  exports amplify.worker;

  requires transitive amplify.api;
  requires transitive amplify.jobs;
  requires amplify.results;
  requires transitive amplify.s3;
  requires amplify.wire;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.datatype.jdk8;
  requires org.apache.commons.io;
  requires org.slf4j;

  opens amplify.worker to
      com.fasterxml.jackson.databind;
}
