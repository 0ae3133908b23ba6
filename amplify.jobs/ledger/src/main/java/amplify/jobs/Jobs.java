package amplify.jobs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbTransaction;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The ledger of jobs. Thread-safe. */
public final class Jobs {

  /** Bins sent to the database in one statement. */
  private static final int BATCH = 1_000;

  private final Database database;
  private final JobCancellation cancellation;
  private final JobRetry retry;

  Jobs(Database database) {
    this.database = database;
    this.cancellation = new JobCancellation(database);
    this.retry = new JobRetry(database);
  }

  /**
   * The job that was posted under an idempotency key, so that a repeat need not be read any
   * further.
   *
   * @param key the key
   * @param requestDigest the digest of the request that came now
   * @throws IdempotencyConflictException if the key was used for a different request
   */
  public Optional<Job> repeated(String key, String requestDigest) {
    return database
        .call(db ->
            db.createGet("select job_id, request_digest from job where idempotency_key = :key")
                .addParam("key", key)
                .execute()
                .map(Columns::new))
        .map(row -> sameRequest(row, key, requestDigest))
        .flatMap(this::find);
  }

  private static UUID sameRequest(Columns row, String key, String requestDigest) {
    if (!row.text("request_digest").equals(requestDigest)) {
      throw new IdempotencyConflictException(key);
    }
    return row.uuid("job_id");
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
    return tx.createGet("select job_id, request_digest from job where idempotency_key = :key")
        .addParam("key", key)
        .execute()
        .map(Columns::new)
        .map(row -> sameRequest(row, key, job.requestDigest()))
        .orElseThrow(() -> new IdempotencyConflictException(key));
  }

  private static void insertTasks(DbTransaction tx, UUID id, NewJob job, Iterator<NewBin> bins) {
    long turn = FairTurn.current(tx, job.processor(), job.priority());
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

  /** The jobs of those ids, in no particular order; ids that are unknown are left out. */
  public List<Job> findAll(Collection<UUID> ids) {
    ArrayNode texts = Json.array();
    ids.forEach(id -> texts.add(id.toString()));
    return database.call(db -> {
      try (var rows =
          db.createQuery(
                  JobRows.SELECT
                      + """
                      where j.job_id in (
                        select cast(id as uuid)
                        from jsonb_array_elements_text(cast(:ids as jsonb)) as i(id))
                      """)
              .addParam("ids", Json.text(texts))
              .execute()) {
        return rows.map(JobRows::job).toList();
      }
    });
  }

  /** Jobs, newest first. */
  public List<Job> list(JobFilter filter) {
    ArrayNode words = Json.array();
    filter.statuses().forEach(status -> words.add(status.word()));
    String where =
        filter.statuses().isEmpty()
            ? "where j.seq < :before"
            : """
            where j.seq < :before
              and j.status in (select jsonb_array_elements_text(cast(:statuses as jsonb)))
            """;
    return database.call(db -> {
      var query =
          db.createQuery(JobRows.SELECT + where + " order by j.seq desc limit :limit")
              .addParam("before", filter.before().orElse(Long.MAX_VALUE))
              .addParam("limit", filter.limit());
      if (!filter.statuses().isEmpty()) {
        query.addParam("statuses", Json.text(words));
      }
      try (var rows = query.execute()) {
        return rows.map(JobRows::job).toList();
      }
    });
  }

  /**
   * Cancels a job: queued bins never begin, running ones are told to stop. Cancelling again changes
   * nothing.
   *
   * @return the job as it stands now; empty if there is none of that id
   * @throws JobStateException if it had ended by itself
   */
  public Optional<Job> cancel(UUID id) {
    return cancellation.cancel(id) ? find(id) : Optional.empty();
  }

  /**
   * Runs a job that has ended again, for the bins that are missing in its results only.
   *
   * @return the job as it stands now; empty if there is none of that id
   * @throws JobStateException if it has not ended, or nothing is missing
   */
  public Optional<Job> retry(UUID id) {
    return retry.retry(id) ? find(id) : Optional.empty();
  }

  /**
   * The bins of a job, in the order of the manifest.
   *
   * @param statuses only these; all if empty
   * @param after the position after which to begin; -1 for the first page
   * @param limit how many at most
   */
  public List<BinState> bins(UUID jobId, Collection<BinStatus> statuses, int after, int limit) {
    return BinRows.list(database, jobId, statuses, after, limit);
  }

  /** The result of a job's earlier rounds, a JSON object; empty in the first round. */
  public Optional<String> earlierResult(UUID jobId) {
    return database.call(db ->
        db.createGet("select cast(earlier_result as text) as earlier from job where job_id = :id")
            .addParam("id", jobId)
            .execute()
            .flatMap(row -> new Columns(row).optionalText("earlier")));
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
                  select position, bin_id, task_id, composed, cast(output as text) as output, error
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
   * Jobs that ended some time ago and whose objects in staging nobody needs any more: those of
   * completed jobs, which whoever ended them died before it could remove, and those of jobs without
   * results, after the time in which a retry may still take them up.
   *
   * @param endedFor how long ago at least
   * @param keptFor how long ago at least, where a retry could spare work by them
   * @param limit how many at most
   */
  public List<UUID> untidied(Duration endedFor, Duration keptFor, int limit) {
    return ids(
        """
        select job_id from job j
        where completed_at < now() - make_interval(secs => :age)
          and staging_removed_at is null
          and (status = 'completed' or completed_at < now() - make_interval(secs => :kept)
               or not exists (select * from task t
                              where t.job_id = j.job_id and t.kind = 'bin' and t.status = 'done'
                                and not t.composed))
        order by completed_at limit :limit
        """,
        Map.of("age", endedFor.toMillis() / 1e3, "kept", keptFor.toMillis() / 1e3, "limit", limit));
  }

  /**
   * Jobs that ended long ago, oldest first.
   *
   * @param endedFor how long ago at least
   * @param limit how many at most
   */
  public List<UUID> endedLongAgo(Duration endedFor, int limit) {
    return ids(
        """
        select job_id from job where completed_at < now() - make_interval(secs => :age)
        order by completed_at limit :limit
        """,
        Map.of("age", endedFor.toMillis() / 1e3, "limit", limit));
  }

  private List<UUID> ids(String sql, Map<String, ?> parameters) {
    return database.call(db -> {
      try (var rows = db.createQuery(sql).params(parameters).execute()) {
        return rows.map(Columns::new).map(row -> row.uuid("job_id")).toList();
      }
    });
  }

  /** Forgets a job that has ended, with its bins and attempts. Its results are left alone. */
  public void forget(UUID jobId) {
    database.call(db ->
        db.createDelete("delete from job where job_id = :id and completed_at is not null")
            .addParam("id", jobId)
            .execute());
  }

  /** Notes that a job has no objects in staging any more. */
  public void tidied(UUID jobId) {
    database.call(db ->
        db.createUpdate("update job set staging_removed_at = now() where job_id = :id")
            .addParam("id", jobId)
            .execute());
  }
}
