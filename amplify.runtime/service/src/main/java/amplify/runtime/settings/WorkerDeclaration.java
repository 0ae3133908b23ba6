package amplify.runtime.settings;

import static amplify.runtime.settings.SettingGroup.OFTEN;

import amplify.jobs.Retry;
import amplify.worker.WorkerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** Settings of the worker and of the results it writes. */
public final class WorkerDeclaration {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  static final Setting<Integer> CONCURRENT_BINS =
      Setting.of(
              "MAX_CONCURRENT_JOBS",
              ValueTypes.whole(1, 1_000),
              "bins in work at a time in one process")
          .or("3")
          .in(OFTEN)
          .by(UsedBy.WORKER);

  static final Setting<Integer> COMPUTE_THREADS =
      Setting.of(
              "COMPUTE_THREADS",
              ValueTypes.whole(1, 1_000),
              "threads that compute, shared by the bins in work")
          .or(() -> Runtime.getRuntime().availableProcessors(), "the cores")
          .in(OFTEN)
          .by(UsedBy.WORKER);

  static final Setting<Duration> BIN_TIMEOUT =
      Setting.of(
              "JOB_TIMEOUT_SECONDS", ValueTypes.seconds(1, 7 * 86_400), "longest time for one bin")
          .or("3600")
          .in(OFTEN)
          .by(UsedBy.WORKER);

  static final Setting<String> RESULTS_PREFIX =
      Setting.of(
              "S3_RESULTS_PREFIX", ValueTypes.keyPrefix("results"), "first key segments of results")
          .or("results")
          .in(OFTEN);

  static final Setting<Long> SHARD_SIZE =
      Setting.of(
              "MASKS_SHARD_SIZE_MB",
              ValueTypes.mebibytes(1, 4_096),
              "size at which a mask shard closes")
          .or("256")
          .by(UsedBy.WORKER);

  static final Setting<Integer> MASKS_PER_SHARD =
      Setting.of(
              "MASKS_PER_SHARD_ESTIMATE",
              ValueTypes.whole(1, 10_000_000),
              "number of masks at which a mask shard closes as well")
          .orNone("no limit")
          .by(UsedBy.WORKER);

  static final Setting<Long> TABLE_PART_SIZE =
      Setting.of(
              "TABLE_PART_SIZE_MB",
              ValueTypes.mebibytes(1, 4_096),
              "approximate size at which a Parquet part closes")
          .or("256")
          .by(UsedBy.WORKER);

  static final Setting<Integer> MAX_ATTEMPTS =
      Setting.of(
              "MAX_ATTEMPTS",
              ValueTypes.whole(1, 100),
              "failures of one bin before it fails for good, where another attempt may help")
          .or("10")
          .by(UsedBy.WORKER);

  static final Setting<Duration> STAGING_RETENTION =
      Setting.of(
              "STAGING_RETENTION_HOURS",
              ValueTypes.hours(0, 87_600),
              "how long the finished parts of a job that ended without results are kept for a retry")
          .or("24")
          .by(UsedBy.WORKER);

  static final Setting<Duration> JOB_RETENTION =
      Setting.of(
              "JOB_RETENTION_DAYS",
              ValueTypes.days(0, 36_500),
              "how long a job is remembered after its end; 0: for ever")
          .or("90")
          .by(UsedBy.WORKER);

  static final Setting<Duration> LEASE =
      Setting.of(
              "LEASE_SECONDS",
              ValueTypes.seconds(3, 3_600),
              "how long a claim outlives its worker's last sign of life")
          .or("30")
          .by(UsedBy.WORKER);

  /** How often to look for what no notification announced. */
  static final Setting<Duration> POLL =
      Setting.of(
              "POLL_SECONDS",
              ValueTypes.seconds(1, 3_600),
              "pause between searches for work that no notification announced")
          .or("5");

  static final Setting<Duration> DRAIN =
      Setting.of(
              "DRAIN_SECONDS",
              ValueTypes.seconds(0, 86_400),
              "how long running bins may continue after SIGTERM")
          .or("25")
          .by(UsedBy.WORKER);

  static final Setting<Path> WORK_FOLDER =
      Setting.of("WORK_DIR", ValueTypes.folder(), "folder of the files of bins in work")
          .or(
              () -> Path.of(System.getProperty("java.io.tmpdir"), "amplify"),
              "`amplify/` in the system's temporary folder")
          .by(UsedBy.WORKER);

  static final List<Setting<?>> ALL =
      List.of(
          CONCURRENT_BINS,
          COMPUTE_THREADS,
          BIN_TIMEOUT,
          RESULTS_PREFIX,
          SHARD_SIZE,
          MASKS_PER_SHARD,
          TABLE_PART_SIZE,
          MAX_ATTEMPTS,
          STAGING_RETENTION,
          JOB_RETENTION,
          LEASE,
          POLL,
          DRAIN,
          WORK_FOLDER);

  private WorkerDeclaration() {}

  /**
   * The settings of the worker, once they are known to be right.
   *
   * @param version the version of the software, which is written into results
   */
  public static WorkerSettings read(SettingReader reader, String version) {
    return new WorkerSettings(
        reader.get(CONCURRENT_BINS),
        reader.get(COMPUTE_THREADS),
        reader.get(BIN_TIMEOUT),
        reader.get(LEASE),
        reader.get(POLL),
        reader.get(DRAIN),
        reader.get(STAGING_RETENTION),
        reader.get(JOB_RETENTION),
        new Retry(reader.get(MAX_ATTEMPTS), FIRST_PAUSE, LONGEST_PAUSE),
        reader.get(WORK_FOLDER),
        reader.get(RESULTS_PREFIX),
        reader.get(TABLE_PART_SIZE),
        reader.get(SHARD_SIZE),
        reader.find(MASKS_PER_SHARD).map(OptionalInt::of).orElseGet(OptionalInt::empty),
        version);
  }
}
