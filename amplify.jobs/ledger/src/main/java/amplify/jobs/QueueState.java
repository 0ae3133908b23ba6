package amplify.jobs;

import java.time.Duration;

/**
 * What one processor's queue holds at one moment, for metrics.
 *
 * @param processor the processor
 * @param binsQueued bins that may be claimed now
 * @param binsDelayed bins that wait for the time of another attempt
 * @param binsRunning bins claimed, also by workers that are lost
 * @param compositionsWaiting unfinished jobs some of whose bins have not ended
 * @param compositionsDue last steps of jobs that are queued
 * @param compositionsRunning last steps of jobs that are claimed
 * @param expiredLeases claims whose lease ran out and that nobody has ended yet
 * @param oldestDue how long the task that became claimable first has waited; zero if there is none
 * @param jobsQueued jobs none of whose bins has begun
 * @param jobsProcessing jobs that have begun and not ended
 * @param oldestJob how long ago the oldest unfinished job was posted; zero if there is none
 */
public record QueueState(
    String processor,
    long binsQueued,
    long binsDelayed,
    long binsRunning,
    long compositionsWaiting,
    long compositionsDue,
    long compositionsRunning,
    long expiredLeases,
    Duration oldestDue,
    long jobsQueued,
    long jobsProcessing,
    Duration oldestJob) {

  /** The queue of a processor that has nothing to do. */
  public static QueueState empty(String processor) {
    return new QueueState(processor, 0, 0, 0, 0, 0, 0, 0, Duration.ZERO, 0, 0, Duration.ZERO);
  }
}
