/**
 * Tests of whole services through their public doors: a real database, a real object store, real
 * HTTP. Holds what such tests share, and is part of no service.
 */
module amplify.acceptance {
  requires amplify.api;
  requires amplify.embedded;
  requires amplify.runtime;
  requires com.fasterxml.jackson.databind;
  requires java.net.http;

  provides amplify.api.Processor with
      amplify.acceptance.CatalogueProcessor;

  opens amplify.acceptance;
}
