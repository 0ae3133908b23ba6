/**
 * Tells receivers of the end of jobs, for services that accept a callback_url: signed POSTs by the
 * Standard Webhooks specification, repeated until they are accepted. Knows of jobs what their
 * ledger says, decides which addresses may be called, and nothing else calls out of the service.
 */
module amplify.webhooks {
  exports amplify.webhooks;

  requires transitive amplify.jobs;
  requires amplify.wire;
  requires io.helidon.common.tls;
  requires static io.helidon.config.metadata;
  requires io.helidon.http;
  requires io.helidon.webclient;
  requires org.slf4j;
}
