/**
 * For those who build images: links a service, its libraries and the JDK modules it uses into a
 * folder that needs nothing else. No service contains it.
 */
module amplify.jlink {
  exports amplify.jlink;

  requires info.picocli;
  // Jib uses them, and is not a module that could say so.
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.datatype.jsr310;
  requires com.google.cloud.tools.jib;
  requires com.google.cloud.tools.jib.api.buildplan;
  requires java.compiler;
  requires java.net.http;

  opens amplify.jlink to
      info.picocli;
}
