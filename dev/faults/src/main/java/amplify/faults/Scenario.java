package amplify.faults;

import java.util.List;

/**
 * A fault that strikes while a job is in work. It is over, and all processes are there and ready,
 * when {@link #strike} returns.
 */
interface Scenario {

  /** All there are, in the order in which they are tried. */
  List<Scenario> ALL =
      List.of(
          BusyKilled.worker(),
          BusyKilled.composer(),
          new ApiKilled(),
          new DatabaseStopped(),
          new ConnectionsCut(),
          new StoreGone(),
          new StoreErrs(),
          Frozen.worker(),
          Frozen.workerPastTheEnd(),
          Frozen.workerInTransaction(),
          Frozen.composer());

  /** Those of the short form: without the one that waits for the database's own timeout. */
  List<Scenario> SHORT =
      ALL.stream().filter(scenario -> !scenario.equals(Frozen.workerInTransaction())).toList();

  /** Its name on the command line and in the report. */
  String name();

  /**
   * Strikes.
   *
   * @return how often it has hit what it aims at; after 0 it is tried again with another job
   */
  int strike(Trial trial) throws Exception;
}
