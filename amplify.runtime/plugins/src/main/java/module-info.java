/**
 * For services that take processors in as jars: finds them in a folder and loads each with its own
 * libraries, so that none can break another or the service.
 */
module amplify.plugins {
  requires transitive amplify.api;

  exports amplify.plugins;

  uses amplify.api.Processor;
}
