package amplify.worker;

/** Why a running attempt is asked to stop. */
enum Stop {
  /** Its lease was lost: another worker may have the task now. */
  LEASE_LOST("the lease was lost"),
  /** Its job was cancelled. */
  CANCELLED("the job was cancelled"),
  /** It ran longer than a bin may. */
  TIME_UP("the bin took longer than JOB_TIMEOUT_SECONDS allows"),
  /** The process is shutting down and its patience is over. */
  SHUTDOWN("the service is stopping");

  private final String sentence;

  Stop(String sentence) {
    this.sentence = sentence;
  }

  String sentence() {
    return sentence;
  }
}
