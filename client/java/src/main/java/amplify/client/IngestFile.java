package amplify.client;

import java.util.List;

/**
 * A file that is being uploaded, as the service sees it.
 *
 * @param fileId its id
 * @param filename its name
 * @param uploadId the object store's id of its upload
 * @param partSize the length of every part but the last, in bytes; 0 where the service does not
 *     tell, which is 5 MiB
 * @param complete whether all of it is there and joined
 * @param sent parts that are there
 * @param parts where to send the others
 */
public record IngestFile(
    String fileId,
    String filename,
    String uploadId,
    long partSize,
    boolean complete,
    List<SentPart> sent,
    List<IngestPart> parts) {

  /** Keeps copies of the lists. */
  public IngestFile {
    sent = List.copyOf(sent);
    parts = List.copyOf(parts);
  }
}
