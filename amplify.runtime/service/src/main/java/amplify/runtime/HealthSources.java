package amplify.runtime;

import amplify.jobs.QueueDepth;
import amplify.s3.ObjectStore;
import amplify.worker.Worker;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Where the states come from that make up a service's health.
 *
 * @param database whether the database answers; empty in services without jobs
 * @param queue counts what is in the queue, or throws
 * @param storage whether the bucket answers; empty in services without an object store
 * @param worker how the worker of this process is; empty if it has none
 */
record HealthSources(
    Optional<BooleanSupplier> database,
    Optional<Supplier<QueueDepth>> queue,
    Optional<BooleanSupplier> storage,
    Optional<Supplier<WorkerState>> worker) {

  /**
   * How a worker is.
   *
   * @param claiming whether it takes what the queue has
   * @param running tasks in work
   * @param capacity tasks in work at most
   */
  record WorkerState(boolean claiming, int running, int capacity) {}

  static HealthSources of(Optional<JobServing> jobs, Optional<ObjectStore> store) {
    return new HealthSources(
        jobs.map(serving -> serving.database()::reachable),
        jobs.map(serving -> serving.database().queue()::depth),
        store.map(bucket -> bucket::reachable),
        jobs.flatMap(JobServing::worker).map(worker -> () -> state(worker)));
  }

  private static WorkerState state(Worker worker) {
    return new WorkerState(worker.claiming(), worker.runningTasks(), worker.capacity());
  }
}
