package amplify.runtime.settings;

import static amplify.runtime.settings.SettingGroup.OFTEN;

import amplify.ingest.IngestLimits;
import amplify.ingest.IngestSettings;
import amplify.jobs.Keeping;
import java.time.Duration;
import java.util.List;

/** Settings of uploads. */
public final class IngestDeclaration {

  /** S3 takes no object larger than 5 TiB, and no part smaller than 5 MiB or larger than 5 GiB. */
  private static final long LARGEST_OBJECT_MIB = 5L << 20;

  private static final long SMALLEST_PART_MIB = 5;
  private static final long LARGEST_PART_MIB = 5L << 10;
  private static final long LARGEST_SUM_MIB = 1L << 30;

  /** Signatures are valid for up to seven days. */
  private static final long LONGEST_URL_SECONDS = 7 * 86_400;

  static final Setting<String> PREFIX =
      Setting.of(
              "S3_DATASETS_PREFIX",
              ValueTypes.keyPrefix("datasets"),
              "first key segments of uploaded bins")
          .or("datasets")
          .in(OFTEN)
          .by(UsedBy.API);

  static final Setting<Long> PART_SIZE =
      api(
              "MULTIPART_PART_SIZE_MB",
              ValueTypes.mebibytes(SMALLEST_PART_MIB, LARGEST_PART_MIB),
              "length of the parts of uploads; old clients expect 5")
          .or("5");

  static final Setting<Duration> URL_TTL =
      api(
              "MULTIPART_URL_TTL_SECONDS",
              ValueTypes.seconds(1, LONGEST_URL_SECONDS),
              "validity of URLs for uploads")
          .or("7200");

  static final Setting<Duration> EXPIRY =
      api(
              "INGEST_EXPIRY_SECONDS",
              ValueTypes.seconds(1, 90 * 86_400),
              "idle time after which an upload is aborted; not less than `MULTIPART_URL_TTL_SECONDS`")
          .or("172800");

  static final Setting<Duration> SWEEP =
      api(
              "INGEST_SWEEP_SECONDS",
              ValueTypes.seconds(1, 86_400),
              "pause between searches for such uploads")
          .or("60");

  static final Setting<Duration> RETENTION =
      api(
              "INGEST_RETENTION_DAYS",
              ValueTypes.days(1, 3_650),
              "how long uploads are remembered after their end; jobs and objects stay")
          .or("30");

  static final Setting<Integer> MAX_BINS =
      api("INGEST_MAX_BINS", ValueTypes.whole(1, 1_000_000), "most bins in one request")
          .or("10000");

  static final Setting<Integer> MAX_FILES =
      api("INGEST_MAX_FILES", ValueTypes.whole(1, 1_000_000), "most files in one request")
          .or("30000");

  static final Setting<Integer> MAX_PARTS =
      api(
              "INGEST_MAX_PARTS",
              ValueTypes.whole(1, 10_000_000),
              "most parts of all files in one request")
          .or("100000");

  static final Setting<Long> MAX_TOTAL =
      api(
              "INGEST_MAX_TOTAL_MB",
              ValueTypes.mebibytes(1, LARGEST_SUM_MIB),
              "largest size of all files of one request")
          .or("1048576");

  static final Setting<Integer> MAX_BIN_FILES =
      api("INGEST_MAX_BIN_FILES", ValueTypes.whole(1, 10_000), "most files of one bin").or("100");

  static final Setting<Long> MAX_BIN =
      api("INGEST_MAX_BIN_MB", ValueTypes.mebibytes(1, LARGEST_SUM_MIB), "largest size of one bin")
          .or("102400");

  static final Setting<Long> MAX_FILE =
      api(
              "INGEST_MAX_FILE_MB",
              ValueTypes.mebibytes(1, LARGEST_OBJECT_MIB),
              "largest size of one file")
          .or("102400");

  static final List<Setting<?>> ALL =
      List.of(
          PREFIX,
          PART_SIZE,
          URL_TTL,
          EXPIRY,
          SWEEP,
          RETENTION,
          MAX_BINS,
          MAX_FILES,
          MAX_PARTS,
          MAX_TOTAL,
          MAX_BIN_FILES,
          MAX_BIN,
          MAX_FILE);

  private IngestDeclaration() {}

  private static <T> Setting<T> api(String name, ValueType<T> type, String meaning) {
    return Setting.of(name, type, meaning).by(UsedBy.API);
  }

  /**
   * The settings of uploads, once each of them is known to be right.
   *
   * @throws IllegalArgumentException if they do not agree with each other
   */
  public static IngestSettings read(SettingReader reader) {
    return new IngestSettings(
        reader.get(PREFIX),
        reader.get(PART_SIZE),
        new Keeping(reader.get(URL_TTL), reader.get(EXPIRY), reader.get(RETENTION)),
        reader.get(SWEEP),
        new IngestLimits(
            reader.get(MAX_BINS),
            reader.get(MAX_FILES),
            reader.get(MAX_PARTS),
            reader.get(MAX_TOTAL),
            reader.get(MAX_BIN_FILES),
            reader.get(MAX_BIN),
            reader.get(MAX_FILE)));
  }
}
