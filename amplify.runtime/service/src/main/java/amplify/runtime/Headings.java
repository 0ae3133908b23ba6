package amplify.runtime;

/** The headings under which the documents have the service's own operations. */
final class Headings {

  static final String JOBS = "Jobs";
  static final String INGEST = "Ingest";
  static final String SERVICE = "Service";

  private Headings() {}
}
