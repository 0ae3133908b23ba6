package amplify.jobs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbTransaction;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The ledger of jobs. Thread-safe. */
public final class Jobs {

  /** Bins sent to the database in one statement. */
  private static final int BATCH = 1_000;

  private final Database database;

  Jobs(Database database) {
    this.database = database;
  }

  /**
   * Posts a job: all its tasks or nothing. Bins are read one by one, so their number is limited by
   * the database only.
   *
   * @param newJob the job
   * @param bins its bins, at least one; an error thrown while reading them leaves no trace
   * @throws IdempotencyConflictException if the key was used for a different request
   */
  public Submission submit(NewJob newJob, Iterator<NewBin> bins) {
    UUID id = UUID.randomUUID();
    Optional<UUID> earlier =
        database.transaction(tx -> {
          if (!insertJob(tx, id, newJob)) {
            return Optional.of(earlierJob(tx, newJob));
          }
          insertTasks(tx, id, newJob, bins);
          return Optional.empty();
        });
    return new Submission(find(earlier.orElse(id)).orElseThrow(), earlier.isPresent());
  }

  /** Posts a job under an id of the caller's, as part of a transaction of the caller's. */
  static void post(DbTransaction tx, UUID id, NewJob job, Iterator<NewBin> bins) {
    if (!insertJob(tx, id, job)) {
      throw new IdempotencyConflictException(job.idempotencyKey().orElseThrow());
    }
    insertTasks(tx, id, job, bins);
  }

  private static boolean insertJob(DbTransaction tx, UUID id, NewJob job) {
    // A second process with the same key waits here until the first one has committed.
    return tx.createInsert(
                """
                insert into job (job_id, processor, parameters, priority, manifest_uri, callback_url,
                                 idempotency_key, request_digest)
                values (:id, :processor, cast(:parameters as json), :priority, :manifest, :callback,
                        :key, :digest)
                on conflict (idempotency_key) do nothing
                """)
            .addParam("id", id)
            .addParam("processor", job.processor())
            .addParam("parameters", job.parametersJson())
            .addParam("priority", job.priority())
            .addParam("manifest", job.manifestUri().orElse(null))
            .addParam("callback", job.callbackUrl().orElse(null))
            .addParam("key", job.idempotencyKey().orElse(null))
            .addParam("digest", job.requestDigest())
            .execute()
        == 1;
  }

  private static UUID earlierJob(DbTransaction tx, NewJob job) {
    String key = job.idempotencyKey().orElseThrow();
    Columns row =
        tx.createGet("select job_id, request_digest from job where idempotency_key = :key")
            .addParam("key", key)
            .execute()
            .map(Columns::new)
            .orElseThrow(() -> new IdempotencyConflictException(key));
    if (!row.text("request_digest").equals(job.requestDigest())) {
      throw new IdempotencyConflictException(key);
    }
    return row.uuid("job_id");
  }

  private static void insertTasks(DbTransaction tx, UUID id, NewJob job, Iterator<NewBin> bins) {
    long turn = currentTurn(tx, job);
    int count = 0;
    while (bins.hasNext()) {
      ArrayNode batch = Json.array();
      for (; bins.hasNext() && batch.size() < BATCH; count++) {
        NewBin bin = bins.next();
        var row = batch.addObject().put("position", count).put("bin_id", bin.binId());
        bin.files().forEach(row.putArray("files")::add);
      }
      insertTasks(tx, id, job, turn, "queued", "bin", batch);
    }
    if (count == 0) {
      throw new IllegalArgumentException("A job needs at least one bin");
    }
    ArrayNode last = Json.array();
    last.addObject().put("position", count).put("bin_id", "").putArray("files");
    insertTasks(tx, id, job, turn, "waiting", "compose", last);
    tx.createUpdate("update job set bins_total = :count where job_id = :id")
        .addParam("count", count)
        .addParam("id", id)
        .execute();
    notifyWorkers(tx);
  }

  /**
   * Where fair queueing stands: the turn of the next bin to be claimed. A new job begins there, so
   * that it takes turns with those already under way instead of waiting for their last bin.
   */
  private static long currentTurn(DbTransaction tx, NewJob job) {
    return tx.createGet(
            """
            select coalesce(min(turn), 0) as turn from
              (select turn from task
               where processor = :processor and status = 'queued' and priority = :priority
               order by priority desc, turn, task_id limit 1) as next
            """)
        .addParam("processor", job.processor())
        .addParam("priority", job.priority())
        .execute()
        .map(row -> new Columns(row).bigint("turn"))
        .orElseThrow();
  }

  private static void insertTasks(
      DbTransaction tx,
      UUID id,
      NewJob job,
      long turn,
      String status,
      String kind,
      ArrayNode tasks) {
    tx.createInsert(
            """
            insert into task (job_id, processor, kind, position, bin_id, files, status, priority, turn)
            select :id, :processor, :kind, position, bin_id, files, :status, :priority,
                   :turn + position
            from jsonb_to_recordset(cast(:tasks as jsonb))
                 as t(position integer, bin_id text, files jsonb)
            """)
        .addParam("id", id)
        .addParam("processor", job.processor())
        .addParam("kind", kind)
        .addParam("status", status)
        .addParam("priority", job.priority())
        .addParam("turn", turn)
        .addParam("tasks", Json.text(tasks))
        .execute();
  }

  static void notifyWorkers(DbExecute tx) {
    tx.createGet("select pg_notify('" + WorkSignal.CHANNEL + "', '') is null as sent").execute();
  }

  /** The job of that id. */
  public Optional<Job> find(UUID id) {
    return database.call(db ->
        db.createGet(JobRows.SELECT + " where j.job_id = :id")
            .addParam("id", id)
            .execute()
            .map(JobRows::job));
  }

  /**
   * The newest jobs.
   *
   * @param limit how many at most
   */
  public List<Job> newest(int limit) {
    return database.call(db -> {
      try (var rows =
          db.createQuery(JobRows.SELECT + " order by j.seq desc limit :limit")
              .addParam("limit", limit)
              .execute()) {
        return rows.map(JobRows::job).toList();
      }
    });
  }

  /**
   * Bins of a job that have ended, in the order of the manifest.
   *
   * @param after the position after which to begin; -1 for the first page
   * @param limit how many at most
   */
  public List<EndedBin> endedBins(UUID jobId, int after, int limit) {
    return database.call(db -> {
      try (var rows =
          db.createQuery(
                  """
                  select position, bin_id, task_id, cast(output as text) as output, error
                  from task
                  where job_id = :id and kind = 'bin' and position > :after
                    and status in ('done', 'failed')
                  order by position limit :limit
                  """)
              .addParam("id", jobId)
              .addParam("after", after)
              .addParam("limit", limit)
              .execute()) {
        return rows.map(JobRows::endedBin).toList();
      }
    });
  }

  /** The failed rows of a bin that was done, by number. */
  public List<FailedRow> failedRows(long taskId) {
    return database.call(db -> {
      try (var rows =
          db.createQuery(
                  "select roi_number, error from failed_row where task_id = :id order by roi_number")
              .addParam("id", taskId)
              .execute()) {
        return rows.map(Columns::new)
            .map(row -> new FailedRow(row.bigint("roi_number"), row.text("error")))
            .toList();
      }
    });
  }

  /**
   * Jobs that ended some time ago and still have objects in staging: whoever ended them died before
   * it could tidy up.
   *
   * @param endedFor how long ago at least
   * @param limit how many at most
   */
  public List<UUID> untidied(Duration endedFor, int limit) {
    return database.call(db -> {
      try (var rows =
          db.createQuery(
                  """
                  select job_id from job
                  where completed_at < now() - make_interval(secs => :age)
                    and staging_removed_at is null
                  order by completed_at limit :limit
                  """)
              .addParam("age", endedFor.toMillis() / 1e3)
              .addParam("limit", limit)
              .execute()) {
        return rows.map(Columns::new).map(row -> row.uuid("job_id")).toList();
      }
    });
  }

  /** Notes that a job has no objects in staging any more. */
  public void tidied(UUID jobId) {
    database.call(db ->
        db.createUpdate("update job set staging_removed_at = now() where job_id = :id")
            .addParam("id", jobId)
            .execute());
  }
}
