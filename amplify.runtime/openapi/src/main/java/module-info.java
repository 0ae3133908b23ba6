/**
 * OpenAPI 3.1 documents: how they are made of the declarations of a service's routes, how those of
 * several services are joined, and the page that shows them. Knows JSON, and no HTTP server.
 */
module amplify.openapi {
  exports amplify.openapi;

  requires transitive com.fasterxml.jackson.databind;
}
