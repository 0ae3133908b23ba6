package amplify.jobs;

import io.helidon.dbclient.DbTransaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The ledger of uploads: jobs whose bins are still on their way. Thread-safe. */
public final class Uploads {

  private final Database database;

  Uploads(Database database) {
    this.database = database;
  }

  /** The upload of that id. */
  public Optional<Upload> find(UUID id) {
    return database.call(db ->
        db.createGet(
                """
                select job_id, state, reason, created_at, bins_total, files_total, files_done,
                       bytes_total, case when state = 'uploading' then due_at end as kept_until
                from upload where job_id = :id
                """)
            .addParam("id", id)
            .execute()
            .map(UploadRows::upload));
  }

  /** A file of an upload. */
  public Optional<UploadFile> file(UUID id, UUID fileId) {
    return database.call(db ->
        db.createGet(UploadRows.FILES + " where job_id = :id and file_id = :file")
            .addParam("id", id)
            .addParam("file", fileId)
            .execute()
            .map(UploadRows::file));
  }

  /** All files of an upload, bin by bin. */
  public List<UploadFile> files(UUID id) {
    return database.call(db -> {
      try (var rows =
          db.createQuery(UploadRows.FILES + " where job_id = :id order by bin_position, position")
              .addParam("id", id)
              .execute()) {
        return rows.map(UploadRows::file).toList();
      }
    });
  }

  /** The files of some bins of an upload, bin by bin. */
  public List<UploadFile> files(UUID id, BinPage page) {
    return database.call(db -> {
      try (var rows =
          db.createQuery(
                  UploadRows.FILES
                      + """
                       where job_id = :id and bin_position in (
                        select bin_position from upload_file
                        where job_id = :id and bin_position > :after
                          and (cast(:bin as text) is null or bin_id = cast(:bin as text))
                        group by bin_position
                        having cast(:complete as boolean) is null
                            or cast(:complete as boolean) = bool_and(etag is not null)
                        order by bin_position limit :limit)
                      order by bin_position, position
                      """)
              .addParam("id", id)
              .addParam("after", page.after())
              .addParam("bin", page.binId().orElse(null))
              .addParam("complete", page.complete().map(Object::toString).orElse(null))
              .addParam("limit", page.limit())
              .execute()) {
        return rows.map(UploadRows::file).toList();
      }
    });
  }

  /** Notes that somebody goes on with an upload, and that URLs have been given out. */
  public void keep(UUID id, Keeping keeping) {
    database.call(db ->
        db.createUpdate(
                """
                update upload
                set due_at = now() + make_interval(secs => :idle),
                    urls_until = greatest(urls_until, now() + make_interval(secs => :urls))
                where job_id = :id and state = 'uploading'
                """)
            .addParam("id", id)
            .addParam("idle", keeping.idle().toMillis() / 1e3)
            .addParam("urls", keeping.urls().toMillis() / 1e3)
            .execute());
  }

  /**
   * Notes that the store has been told of a file once more, having lost what it was told before.
   *
   * @return whether it was noted; not if somebody else was quicker
   */
  public boolean renamed(UploadFile file, String storeId) {
    return database.call(db ->
        db.createUpdate(
                    """
                    update upload_file set store_id = :new
                    where file_id = :file and store_id = :old and etag is null
                    """)
                .addParam("new", storeId)
                .addParam("file", file.id())
                .addParam("old", file.storeId().orElseThrow())
                .execute()
            == 1);
  }

  /**
   * Claims the completion of a file, so that no two callers are at it in the store.
   *
   * @param lease how long the claim holds
   * @return whether it is the caller's now; not if it is another's, or the file is complete
   */
  public boolean claim(UUID fileId, Duration lease) {
    return database.call(db ->
        db.createUpdate(
                    """
                    update upload_file
                    set completing_until = now() + make_interval(secs => :lease)
                    where file_id = :file and etag is null
                      and (completing_until is null or completing_until < now())
                    """)
                .addParam("lease", lease.toMillis() / 1e3)
                .addParam("file", fileId)
                .execute()
            == 1);
  }

  /**
   * Claims the completion of a file and gives the file, in one go.
   *
   * @param id its upload
   * @param lease how long the claim holds
   * @return empty if there is no such file, its upload is not under way, the claim is another's, or
   *     the file is complete
   */
  public Optional<UploadFile> claimed(UUID id, UUID fileId, Duration lease) {
    return database.call(db ->
        db.createGet(
                """
                update upload_file f
                set completing_until = now() + make_interval(secs => :lease)
                from upload u
                where f.file_id = :file and f.job_id = :id and f.etag is null
                  and (f.completing_until is null or f.completing_until < now())
                  and u.job_id = f.job_id and u.state = 'uploading'
                returning
                """
                    + " "
                    + UploadRows.FILE)
            .addParam("lease", lease.toMillis() / 1e3)
            .addParam("file", fileId)
            .addParam("id", id)
            .execute()
            .map(UploadRows::file));
  }

  /** Gives back the claim to the completion of a file. */
  public void release(UUID fileId) {
    database.call(db ->
        db.createUpdate("update upload_file set completing_until = null where file_id = :file")
            .addParam("file", fileId)
            .execute());
  }

  /**
   * Notes that a file is complete. With the last one the job is posted, in the same transaction: by
   * whom of several callers does not matter, it is posted once.
   *
   * @param etag the file's entity tag
   * @param uriOfKey gives the URI by which the job knows an object
   */
  public FileCompletion complete(
      UUID id, UUID fileId, String etag, Keeping keeping, UnaryOperator<String> uriOfKey) {
    return database.transaction(tx -> {
      // The row of the upload is locked first: callers queue up here, whichever file is theirs.
      var row =
          tx.createGet(
                  """
                  select state, files_done, files_total, processor, priority, callback_url,
                         request_digest, cast(parameters as text) as parameters
                  from upload where job_id = :id for update
                  """)
              .addParam("id", id)
              .execute()
              .orElseThrow();
      UploadState state = UploadState.ofWord(new Columns(row).text("state"));
      if (state == UploadState.ABORTED || !noted(tx, fileId, etag)) {
        return new FileCompletion(state, firstTag(tx, fileId).orElse(etag), false);
      }
      boolean last =
          new Columns(row).integer("files_done") + 1 == new Columns(row).integer("files_total");
      count(tx, id, last ? UploadState.QUEUED : state, last ? keeping.ended() : keeping.idle());
      if (last) {
        Jobs.post(tx, id, UploadRows.job(row), UploadRows.bins(tx, id, uriOfKey).iterator());
      }
      return new FileCompletion(last ? UploadState.QUEUED : state, etag, last);
    });
  }

  private static boolean noted(DbTransaction tx, UUID fileId, String etag) {
    return tx.createUpdate(
                """
                update upload_file set etag = :etag, completed_at = now()
                where file_id = :file and etag is null
                """)
            .addParam("etag", etag)
            .addParam("file", fileId)
            .execute()
        == 1;
  }

  private static Optional<String> firstTag(DbTransaction tx, UUID fileId) {
    return tx.createGet("select etag from upload_file where file_id = :file")
        .addParam("file", fileId)
        .execute()
        .flatMap(row -> new Columns(row).optionalText("etag"));
  }

  private static void count(DbTransaction tx, UUID id, UploadState state, Duration kept) {
    tx.createUpdate(
            """
            update upload
            set files_done = files_done + 1, state = :state,
                due_at = now() + make_interval(secs => :kept)
            where job_id = :id
            """)
        .addParam("state", state.word())
        .addParam("kept", kept.toMillis() / 1e3)
        .addParam("id", id)
        .execute();
  }

  /**
   * Gives an upload up, unless its job has been posted. What is in the store is to be removed by
   * the caller; if it does not report in time, the upload becomes due.
   *
   * @param reason why
   * @param lease how long the caller has for removing
   * @return where the upload stands now; empty if there is none
   */
  public Optional<UploadState> abort(UUID id, String reason, Duration lease) {
    return database.transaction(tx -> {
      abort(tx, id, reason, lease);
      return tx.createGet("select state from upload where job_id = :id")
          .addParam("id", id)
          .execute()
          .map(row -> UploadState.ofWord(new Columns(row).text("state")));
    });
  }

  static void abort(DbTransaction tx, UUID id, String reason, Duration lease) {
    tx.createUpdate(
            """
            update upload
            set state = 'aborted', reason = :reason, idempotency_key = null,
                due_at = now() + make_interval(secs => :lease)
            where job_id = :id and state in ('opening', 'uploading')
            """)
        .addParam("reason", reason)
        .addParam("lease", lease.toMillis() / 1e3)
        .addParam("id", id)
        .execute();
  }
}
