package amplify.ingest;

/**
 * A part that a caller says is there.
 *
 * @param number its number
 * @param etag the entity tag that the store answered, with or without quotes
 */
public record GivenPart(int number, String etag) {

  /** Takes the quotes off. */
  public GivenPart {
    etag = etag.replace("\"", "");
  }
}
