/**
 * A real PostgreSQL server, a real S3 server that checks signatures and a receiver of webhooks, for
 * developers, first-time users and tests. Production images do not contain it.
 */
module amplify.embedded {
  exports amplify.embedded;

  requires amplify.s3proxy;
  requires com.google.common;
  requires embedded.postgres;
  requires java.sql;
  requires jdk.httpserver;
  requires org.slf4j;
  requires software.amazon.awssdk.awscore;
  requires software.amazon.awssdk.core;
  requires software.amazon.awssdk.services.s3;

  // Needed by the two servers' libraries, which as automatic modules cannot ask for them.
  requires jakarta.servlet;
  requires org.apache.commons.codec;
  requires org.apache.commons.compress;
  requires org.apache.commons.io;
  requires org.apache.commons.lang3;
  requires org.tukaani.xz;
  requires tools.jackson.dataformat.xml;
}
