package amplify.jobs;

/** What became of a task when an attempt at it failed. */
public enum AttemptEnding {
  /** It is queued again. */
  AGAIN,
  /** It has failed. */
  FOR_GOOD,
  /** Its job was cancelled meanwhile, and it with the job. */
  CANCELLED,
  /** The lease was lost before, so nothing was written. */
  LOST;

  /** Whether the lease was held until this ending. */
  public boolean held() {
    return this != LOST;
  }
}
