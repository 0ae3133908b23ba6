/**
 * Tests of whole services through their public doors: a real database, a real object store, real
 * HTTP. Holds what such tests share, and is part of no service.
 */
module amplify.acceptance {
  requires amplify.api;
  requires amplify.cli;
  requires amplify.client;
  requires amplify.convert;
  requires amplify.dev;
  requires amplify.embedded;
  requires amplify.features;
  requires amplify.ifcb;
  requires amplify.products;
  requires amplify.results;
  requires amplify.runtime;
  requires amplify.s3;
  requires amplify.segment;
  requires amplify.testdata;
  requires amplify.testkit;
  requires com.fasterxml.jackson.databind;
  requires java.net.http;
  requires java.sql;
  requires org.apache.commons.compress;

  provides amplify.api.Processor with
      amplify.acceptance.CatalogueProcessor;

  opens amplify.acceptance;
}
