/**
 * Uploads of bins in parts, for services that let callers bring their files: what is allowed, how
 * files are cut, when they are complete, and what becomes of uploads that nobody finishes. The
 * ledger is in {@code amplify.jobs}, the store in {@code amplify.s3}; knows nothing of HTTP.
 */
module amplify.ingest {
  exports amplify.ingest;

  requires transitive amplify.api;
  requires transitive amplify.jobs;
  requires transitive amplify.s3;
  requires org.slf4j;
}
