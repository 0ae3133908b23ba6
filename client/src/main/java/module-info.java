/**
 * The Java client, for programs that post jobs to a service and follow them. No server module
 * stands behind it.
 */
module amplify.client {
  exports amplify.client;

  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires java.net.http;
}
