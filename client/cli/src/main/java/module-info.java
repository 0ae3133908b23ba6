/**
 * The command line for people who have bins and want results: uploads, follows, downloads. A thin
 * layer of words and progress bars over the Java client.
 */
module amplify.cli {
  requires amplify.client;
  requires amplify.openapi;
  requires amplify.products;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires info.picocli;
  requires java.net.http;

  exports amplify.cli;

  opens amplify.cli to
      info.picocli;
}
