package amplify.ingest;

/**
 * A file that a caller wants to bring.
 *
 * @param filename its name
 * @param size its length in bytes
 */
public record RequestedFile(String filename, long size) {}
