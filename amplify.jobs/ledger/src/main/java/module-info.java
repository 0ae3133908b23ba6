/**
 * The ledger of jobs and the queue of their tasks, in PostgreSQL, for the services that post jobs
 * and the workers that carry them out. Knows nothing of HTTP, storage or what a task does.
 */
module amplify.jobs {
  exports amplify.jobs;

  requires com.fasterxml.jackson.databind;
  requires com.zaxxer.hikari;
  requires flyway.core;
  requires io.helidon.dbclient;
  requires io.helidon.dbclient.jdbc;
  requires java.sql;
  requires static org.checkerframework.checker.qual;
  requires org.postgresql.jdbc;
  requires org.slf4j;
}
