package amplify.wire;

/** Where a job stands. */
public enum JobState {
  /** Waiting for a worker. */
  QUEUED,
  /** Some of its bins have begun. */
  PROCESSING,
  /** Its results are complete, maybe without those of some bins. */
  COMPLETED,
  /** It was cancelled, or none of its bins succeeded. */
  FAILED
}
