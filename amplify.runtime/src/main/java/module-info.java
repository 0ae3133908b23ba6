/**
 * The service around a processor, for administrators who run it: settings, HTTP, logging, and the
 * order of starting and stopping. Processors are found by ServiceLoader and never see this module.
 */
module amplify.runtime {
  exports amplify.runtime;

  requires amplify.api;
  requires transitive amplify.ingest;
  requires transitive amplify.jobs;
  requires transitive amplify.s3;
  requires transitive amplify.worker;
  requires ch.qos.logback.classic;
  requires ch.qos.logback.core;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires io.github.cdimascio.dotenv.java;
  requires io.helidon.config;
  requires io.helidon.http;
  requires io.helidon.webserver;
  requires jul.to.slf4j;
  requires org.slf4j;

  uses amplify.api.Processor;
}
