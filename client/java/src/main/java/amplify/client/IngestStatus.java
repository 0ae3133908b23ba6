package amplify.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An upload, as the service sees it.
 *
 * @param jobId its id, and that of the job that it becomes
 * @param status {@code uploading}; {@code queued} once all is there and the job is posted; {@code
 *     aborted}
 * @param expiresAt until when its addresses hold, where the service tells
 * @param bins its bins
 */
public record IngestStatus(
    String jobId, String status, Optional<Instant> expiresAt, List<IngestBin> bins) {

  /** Keeps a copy of the list. */
  public IngestStatus {
    bins = List.copyOf(bins);
  }

  /** Whether parts can still be sent. */
  public boolean open() {
    return status.equals("uploading") || status.equals("opening");
  }

  /** Whether it was given up. */
  public boolean aborted() {
    return status.equals("aborted") || status.equals("expired");
  }
}
