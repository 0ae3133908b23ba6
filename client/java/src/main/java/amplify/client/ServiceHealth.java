package amplify.client;

/**
 * What a service says of itself.
 *
 * @param status {@code healthy}
 * @param version the processor's version
 * @param service the processor's name; empty where the service does not tell
 * @param database {@code up} or {@code down}; empty where the service does not tell
 * @param storage the same of the object store
 * @param json all of it, as the service wrote it
 */
public record ServiceHealth(
    String status, String version, String service, String database, String storage, String json) {

  /** Whether the service can do its work: it is well, and so is what it depends on. */
  public boolean ready() {
    return status.equals("healthy") && !database.equals("down") && !storage.equals("down");
  }
}
