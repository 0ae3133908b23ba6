package amplify.jobs;

import io.helidon.dbclient.DbTransaction;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

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

  /** Some files of an upload, by their ids; those that it does not have are left out. */
  public Map<UUID, UploadFile> files(UUID id, Collection<UUID> fileIds) {
    return database.call(db -> {
      try (var rows =
          db.createQuery(
                  UploadRows.FILES
                      + " where job_id = :id and f.file_id = any(%s)".formatted(UploadRows.IDS))
              .addParam("id", id)
              .addParam("files", UploadRows.joined(fileIds))
              .execute()) {
        return rows.map(UploadRows::file).collect(Collectors.toMap(UploadFile::id, file -> file));
      }
    });
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
