package amplify.client;

import java.net.URI;

/**
 * Where to send a part of a file.
 *
 * @param number its number, from 1
 * @param url the pre-signed address, for one PUT of the part's bytes
 */
public record IngestPart(int number, URI url) {}
