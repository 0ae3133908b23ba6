package amplify.runtime;

import amplify.ingest.IngestLimits;
import amplify.ingest.IngestSettings;
import amplify.jobs.Keeping;
import java.time.Duration;

/** Reads the settings of uploads. */
final class IngestSettingReader {

  private static final long MIB = 1L << 20;

  /** S3 takes no object larger than 5 TiB, and no part smaller than 5 MiB or larger than 5 GiB. */
  private static final long LARGEST_OBJECT_MIB = 5L << 20;

  private static final long SMALLEST_PART_MIB = 5;
  private static final long LARGEST_PART_MIB = 5L << 10;

  /** Signatures are good for seven days at most. */
  private static final long LONGEST_URL_SECONDS = 7 * 86_400;

  private IngestSettingReader() {}

  static IngestSettings read(SettingReader reader) {
    String prefix = ServiceSettings.prefix(reader, "S3_DATASETS_PREFIX", "datasets");
    long partBytes =
        reader.number("MULTIPART_PART_SIZE_MB", 5, SMALLEST_PART_MIB, LARGEST_PART_MIB) * MIB;
    var keeping =
        new Keeping(
            reader.seconds("MULTIPART_URL_TTL_SECONDS", 7_200, 1, LONGEST_URL_SECONDS),
            reader.seconds("INGEST_EXPIRY_SECONDS", 48 * 3_600, 1, 90 * 86_400),
            Duration.ofDays(reader.number("INGEST_RETENTION_DAYS", 30, 1, 3_650)));
    Duration sweepEvery = reader.seconds("INGEST_SWEEP_SECONDS", 60, 1, 86_400);
    IngestLimits limits = limits(reader);
    return reader.checked(() -> new IngestSettings(prefix, partBytes, keeping, sweepEvery, limits));
  }

  private static IngestLimits limits(SettingReader reader) {
    return new IngestLimits(
        reader.integer("INGEST_MAX_BINS", 10_000, 1, 1_000_000),
        reader.integer("INGEST_MAX_FILES", 30_000, 1, 1_000_000),
        reader.integer("INGEST_MAX_PARTS", 100_000, 1, 10_000_000),
        reader.number("INGEST_MAX_TOTAL_MB", 1L << 20, 1, 1L << 30) * MIB,
        reader.integer("INGEST_MAX_BIN_FILES", 100, 1, 10_000),
        reader.number("INGEST_MAX_BIN_MB", 100L << 10, 1, 1L << 30) * MIB,
        reader.number("INGEST_MAX_FILE_MB", 100L << 10, 1, LARGEST_OBJECT_MIB) * MIB);
  }
}
