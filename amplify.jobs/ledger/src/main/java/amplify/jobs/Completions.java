package amplify.jobs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.helidon.dbclient.DbTransaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Ends bins that are done, many in one transaction: while one batch is written, the next gathers.
 * Whoever comes first writes for all, so a lone bin never waits and short bins cost a fraction of a
 * commit each.
 */
final class Completions {

  private static final int LARGEST_BATCH = 500;

  private final Database database;
  private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();

  /** Held while a batch is written, which the limits of the database's calls bound. */
  private final ReentrantLock turn = new ReentrantLock();

  Completions(Database database) {
    this.database = database;
  }

  /** As {@link TaskQueue#complete}. */
  boolean complete(Lease lease, String outputJson, List<FailedRow> failedRows) {
    var own = new Waiting(lease, outputJson, failedRows);
    waiting.add(own);
    turn.lock();
    try {
      while (!own.answered()) {
        endNext();
      }
    } finally {
      turn.unlock();
    }
    return own.outcome();
  }

  private void endNext() {
    var batch = new ArrayList<Waiting>();
    for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
      batch.add(next);
      if (batch.size() == LARGEST_BATCH) {
        break;
      }
    }
    try {
      end(batch);
    } catch (DatabaseUnavailableException e) {
      batch.forEach(bin -> bin.answer(e));
    } catch (Throwable e) {
      // Errors of the JVM as well: those of the batch are in no queue any more, and would wait for
      // an answer for ever.
      endSingly(batch, e);
    }
  }

  /** Something in the batch is refused: the others must not pay for it. */
  private void endSingly(List<Waiting> batch, Throwable refusal) {
    if (batch.size() == 1) {
      batch.getFirst().answer(refusal);
      return;
    }
    for (Waiting bin : batch) {
      try {
        end(List.of(bin));
      } catch (Throwable e) {
        bin.answer(e);
      }
    }
  }

  private void end(List<Waiting> batch) {
    Set<Lease> held = database.transaction(tx -> write(tx, batch));
    batch.forEach(bin -> bin.answer(held.contains(bin.lease())));
  }

  private static Set<Lease> write(DbTransaction tx, List<Waiting> batch) {
    var held = new HashSet<Lease>();
    var binsOfJobs = new HashMap<UUID, Integer>();
    try (var rows =
        tx.createQuery(
                """
                with ending as (
                  select * from jsonb_to_recordset(cast(:endings as jsonb))
                    as e(task_id bigint, attempt integer, output json)),
                held as (
                  select t.task_id, e.output, j.status in ('queued', 'processing') as wanted
                  from task t
                  join ending e on e.task_id = t.task_id and e.attempt = t.attempt
                  join job j on j.job_id = t.job_id
                  where t.status = 'running' and t.kind = 'bin'
                  order by t.task_id for update of t)
                update task t
                set status = case when h.wanted then 'done' else 'cancelled' end,
                    output = case when h.wanted then h.output end,
                    ended_at = now(), lease_until = null
                from held h where h.task_id = t.task_id
                returning t.task_id, t.attempt, t.job_id, t.status
                """)
            .addParam("endings", Json.text(endings(batch)))
            .execute()) {
      rows.map(Columns::new)
          .filter(row -> row.text("status").equals("done"))
          .forEach(row -> {
            held.add(lease(row));
            binsOfJobs.merge(row.uuid("job_id"), 1, Integer::sum);
          });
    }
    insertFailedRows(tx, batch, held);
    JobEndings.count(tx, binsOfJobs, "bins_done");
    if (held.size() < batch.size()) {
      held.addAll(endedBefore(tx, batch));
    }
    return held;
  }

  /** Bins whose ending was written, but not heard of: the connection broke in between. */
  private static Set<Lease> endedBefore(DbTransaction tx, List<Waiting> batch) {
    try (var rows =
        tx.createQuery(
                """
                select t.task_id, t.attempt
                from task t
                join jsonb_to_recordset(cast(:endings as jsonb))
                  as e(task_id bigint, attempt integer)
                  on e.task_id = t.task_id and e.attempt = t.attempt
                where t.status = 'done'
                """)
            .addParam("endings", Json.text(endings(batch)))
            .execute()) {
      return Set.copyOf(rows.map(row -> lease(new Columns(row))).toList());
    }
  }

  private static Lease lease(Columns row) {
    return new Lease(row.bigint("task_id"), row.integer("attempt"));
  }

  private static ArrayNode endings(List<Waiting> batch) {
    ArrayNode array = Json.array();
    for (Waiting bin : batch) {
      array
          .addObject()
          .put("task_id", bin.lease().taskId())
          .put("attempt", bin.lease().attempt())
          .set("output", Json.raw(bin.outputJson()));
    }
    return array;
  }

  private static void insertFailedRows(DbTransaction tx, List<Waiting> batch, Set<Lease> held) {
    ArrayNode array = Json.array();
    for (Waiting bin : batch) {
      if (held.contains(bin.lease())) {
        bin.failedRows()
            .forEach(row ->
                array
                    .addObject()
                    .put("t", bin.lease().taskId())
                    .put("n", row.number())
                    .put("e", row.error()));
      }
    }
    if (!array.isEmpty()) {
      tx.createInsert(
              """
              insert into failed_row (task_id, roi_number, error)
              select t, n, e
              from jsonb_to_recordset(cast(:rows as jsonb)) as r(t bigint, n bigint, e text)
              """)
          .addParam("rows", Json.text(array))
          .execute();
    }
  }
}
