package amplify.jobs;

import io.helidon.dbclient.DbTransaction;

/**
 * Where fair queueing stands. Bins that enter the queue begin at the turn of the next bin to be
 * claimed, so that their job takes turns with those under way instead of waiting for their last.
 */
final class FairTurn {

  private FairTurn() {}

  /**
   * The turn of the next bin to be claimed. A bin that waits for another attempt tells little: it
   * keeps an early turn while the others go on, and counts only when nothing else is there.
   */
  static long current(DbTransaction tx, String processor, int priority) {
    return tx.createGet(
            """
            select coalesce(
              (select turn from task
               where processor = :processor and status = 'queued' and priority = :priority
                 and run_after <= now()
               order by priority desc, turn, task_id limit 1),
              (select max(turn) from task
               where processor = :processor and status = 'running' and priority = :priority
                 and kind = 'bin'),
              (select turn from task
               where processor = :processor and status = 'queued' and priority = :priority
               order by priority desc, turn, task_id limit 1),
              0) as turn
            """)
        .addParam("processor", processor)
        .addParam("priority", priority)
        .execute()
        .map(row -> new Columns(row).bigint("turn"))
        .orElseThrow();
  }
}
