package amplify.client;

import java.net.URI;

/**
 * An object of a job's results.
 *
 * @param name its name below the job's results, such as {@code features/part-0000.parquet}
 * @param size its length in bytes
 * @param etag its entity tag, without quotes
 * @param url the pre-signed address, for a GET
 */
public record ResultObject(String name, long size, String etag, URI url) {}
