/**
 * For whoever changes how jobs run: kills processes, stops servers and cuts connections while jobs
 * are in work, with real processes, and holds what comes out against an undisturbed run. Part of no
 * service.
 */
module amplify.faults {
  requires amplify.client;
  requires amplify.dev;
  requires amplify.embedded;
  requires amplify.results;
  requires amplify.runtime;
  requires amplify.s3;
  requires amplify.testdata;
  requires com.fasterxml.jackson.databind;
  requires info.picocli;
  requires java.sql;
  requires org.apache.commons.compress;
  requires org.postgresql.jdbc;
  requires software.amazon.awssdk.auth;
  requires software.amazon.awssdk.http.urlconnection;
  requires software.amazon.awssdk.regions;
  requires software.amazon.awssdk.services.s3;

  opens amplify.faults to
      info.picocli;
}
