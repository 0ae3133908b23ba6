/**
 * The Java client, for programs that bring bins to a service, post jobs, follow them and fetch what
 * they gave. No server module stands behind it, only the rules of bin ids.
 */
module amplify.client {
  exports amplify.client;

  requires amplify.ifcb;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires java.net.http;
}
