/**
 * The object store, for all that read inputs or write results: one bucket behind one small set of
 * calls, with limits on every wait. Speaks S3 to any server that does.
 */
module amplify.s3 {
  exports amplify.s3;

  requires org.slf4j;
  requires software.amazon.awssdk.auth;
  requires software.amazon.awssdk.awscore;
  requires software.amazon.awssdk.core;
  requires software.amazon.awssdk.http;
  requires software.amazon.awssdk.http.urlconnection;
  requires software.amazon.awssdk.regions;
  requires software.amazon.awssdk.retries;
  requires software.amazon.awssdk.retries.api;
  requires software.amazon.awssdk.services.s3;
}
