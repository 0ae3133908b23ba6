/**
 * For whoever collects and publishes results: how rows and artifacts lie in files, first staged a
 * bin at a time, then composed into Parquet parts and WebDataset shards. Knows local files and
 * streams only, nothing of storage, HTTP or databases.
 */
module amplify.results {
  requires transitive amplify.api;
  requires amplify.parquet;
  requires com.fasterxml.jackson.core;
  requires org.apache.avro;
  requires org.apache.commons.compress;

  // Needed by Avro and Parquet, which as automatic modules cannot ask for them.
  requires com.fasterxml.jackson.databind;
  requires com.github.luben.zstd_jni;
  requires org.slf4j;

  exports amplify.results;
}
