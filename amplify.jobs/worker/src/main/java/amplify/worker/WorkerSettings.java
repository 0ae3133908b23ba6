package amplify.worker;

import amplify.jobs.Retry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * How a worker process works.
 *
 * @param concurrentBins bins in work at a time (MAX_CONCURRENT_JOBS): while one computes, others
 *     fetch their files and store their results
 * @param computeThreads threads that compute, shared by the bins in work (COMPUTE_THREADS)
 * @param binTimeout how long a bin may take (JOB_TIMEOUT_SECONDS)
 * @param lease how long a claim outlives its last sign of life (LEASE_SECONDS)
 * @param poll how often to look for work that no notification announced (POLL_SECONDS)
 * @param drain how long running bins may go on after the process was told to stop (DRAIN_SECONDS)
 * @param keptForRetry how long what was done is kept of jobs that ended without results
 *     (STAGING_RETENTION_HOURS)
 * @param retention how long jobs are kept after their end; zero for ever (JOB_RETENTION_DAYS)
 * @param retry how often and when failed attempts are repeated (MAX_ATTEMPTS)
 * @param workFolder where files are kept while a bin is in work (WORK_DIR)
 * @param resultsPrefix first key segments of results (S3_RESULTS_PREFIX)
 * @param tablePartBytes a Parquet part closes at this size (TABLE_PART_SIZE_MB)
 * @param shardBytes a mask shard closes at this size (MASKS_SHARD_SIZE_MB)
 * @param masksPerShard a mask shard closes at this number of masks (MASKS_PER_SHARD_ESTIMATE)
 * @param softwareVersion the version written into results
 */
public record WorkerSettings(
    int concurrentBins,
    int computeThreads,
    Duration binTimeout,
    Duration lease,
    Duration poll,
    Duration drain,
    Duration keptForRetry,
    Duration retention,
    Retry retry,
    Path workFolder,
    String resultsPrefix,
    long tablePartBytes,
    long shardBytes,
    OptionalInt masksPerShard,
    String softwareVersion) {}
