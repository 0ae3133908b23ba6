/**
 * The service around a processor, for administrators who run it: settings, HTTP, logging, and the
 * order of starting and stopping. Processors are found by ServiceLoader and never see this module.
 */
module amplify.runtime {
  exports amplify.runtime;
  exports amplify.runtime.settings;

  requires amplify.api;
  requires amplify.openapi;
  requires transitive amplify.ingest;
  requires transitive amplify.jobs;
  requires amplify.plugins;
  requires transitive amplify.s3;
  requires transitive amplify.webhooks;
  requires amplify.wire;
  requires transitive amplify.worker;
  requires ch.qos.logback.classic;
  requires ch.qos.logback.core;
  requires com.fasterxml.jackson.annotation;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires io.github.cdimascio.dotenv.java;
  requires io.helidon.config;
  requires io.helidon.common;
  requires io.helidon.common.uri;
  requires io.helidon.common.buffers;
  requires io.helidon.http;
  requires io.helidon.http.http1;
  requires io.helidon.http.media;
  requires io.helidon.health;
  requires io.helidon.openapi;
  requires io.helidon.webserver;
  requires io.helidon.webserver.observe;
  requires io.helidon.webserver.observe.health;
  requires io.helidon.webserver.sse;
  requires io.prometheus.metrics.core;
  requires io.prometheus.metrics.instrumentation.jvm;
  requires io.prometheus.metrics.model;
  requires io.prometheus.writer.text;
  // Read by the metrics of the JVM, an automatic module that cannot say so itself.
  requires java.management;
  requires jdk.management;
  requires jul.to.slf4j;
  requires org.apache.commons.fileupload2.core;
  requires org.apache.commons.io;
  requires org.slf4j;

  uses amplify.api.Processor;
}
