/**
 * For developers: {@code ./amplify image --record}, which runs linked services with an embedded
 * database and object store to record which classes they load. No service contains it.
 */
module amplify.recording {
  requires amplify.embedded;
  requires amplify.jlink;
}
