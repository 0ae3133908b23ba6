package amplify.ingest;

import amplify.jobs.Keeping;
import java.time.Duration;

/**
 * How uploads are done.
 *
 * @param datasetsPrefix first key segments of what is uploaded (S3_DATASETS_PREFIX)
 * @param partBytes the usual length of a part (MULTIPART_PART_SIZE_MB)
 * @param keeping how long URLs (MULTIPART_URL_TTL_SECONDS), idle uploads (INGEST_EXPIRY_SECONDS)
 *     and the memory of ended ones (INGEST_RETENTION_DAYS) are kept
 * @param sweepEvery how often to look for uploads that nobody goes on with (INGEST_SWEEP_SECONDS)
 * @param limits what one request may ask for
 */
public record IngestSettings(
    String datasetsPrefix,
    long partBytes,
    Keeping keeping,
    Duration sweepEvery,
    IngestLimits limits) {

  /**
   * Checks what concerns more than one setting.
   *
   * @throws IllegalArgumentException naming the settings and the rule
   */
  public IngestSettings {
    if (keeping.idle().compareTo(keeping.urls()) < 0) {
      throw new IllegalArgumentException(
          "INGEST_EXPIRY_SECONDS is %d; it must not be less than MULTIPART_URL_TTL_SECONDS, which is %d"
              .formatted(keeping.idle().toSeconds(), keeping.urls().toSeconds()));
    }
  }
}
