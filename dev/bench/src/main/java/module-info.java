/**
 * For developers: benchmarks of everything whose speed is a feature. It is open because JMH calls
 * benchmarks by reflection, and no service contains it.
 */
open module amplify.bench {
  requires amplify.api;
  requires amplify.blobs;
  requires amplify.client;
  requires amplify.convert;
  requires amplify.embedded;
  requires amplify.fft;
  requires amplify.jlink;
  requires amplify.phase;
  requires amplify.raster;
  requires amplify.runtime;
  requires amplify.s3;
  requires amplify.testdata;
  requires java.desktop;
  requires java.management;
  requires java.net.http;
  requires java.sql;
  requires jdk.management;
  requires jdk.unsupported;
  requires jmh.core;
  requires org.postgresql.jdbc;
  requires software.amazon.awssdk.auth;
  requires software.amazon.awssdk.http.nio.netty;
  requires software.amazon.awssdk.regions;
  requires software.amazon.awssdk.services.s3;
  requires software.amazon.awssdk.transfer.s3;

  provides amplify.api.Processor with
      amplify.bench.NoOp;
}
