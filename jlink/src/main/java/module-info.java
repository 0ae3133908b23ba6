/**
 * For those who build images: links a service, its libraries and the JDK modules it uses into a
 * folder that needs nothing else. No service contains it.
 */
module amplify.jlink {
  exports amplify.jlink;

  requires amplify.embedded;
  requires info.picocli;
  requires java.compiler;
  requires java.net.http;

  opens amplify.jlink to
      info.picocli;
}
