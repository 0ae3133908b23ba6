/**
 * For developers and first-time users: runs a service with whatever it needs embedded, and the
 * demo; and for tests of whole services, which start them as processes. Never part of a production
 * image.
 */
module amplify.dev {
  requires amplify.cli;
  requires amplify.client;
  requires amplify.embedded;
  requires amplify.results;
  requires amplify.runtime;
  requires amplify.s3;
  requires info.picocli;

  exports amplify.dev;

  opens amplify.dev to
      info.picocli;
}
