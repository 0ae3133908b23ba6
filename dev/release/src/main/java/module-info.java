/**
 * For those who release Amplify: {@code ./amplify release}, which collects images, archives, jars
 * and deployment files in one folder. It publishes nothing.
 */
module amplify.release {
  requires amplify.jlink;
  requires info.picocli;
  requires org.apache.commons.compress;

  opens amplify.release to
      info.picocli;
}
