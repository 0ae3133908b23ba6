package amplify.jobs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.helidon.dbclient.DbTransaction;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
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
   * Claims the completion of files and gives the files, in one go.
   *
   * @param id their upload
   * @param lease how long the claims hold
   * @return those claimed, by id: a file is left out if there is none of that id, its upload is not
   *     under way, the claim is another's, or it is complete
   */
  public Map<UUID, UploadFile> claimed(UUID id, Collection<UUID> files, Duration lease) {
    return database.call(db -> {
      // Rows are locked in one order, so that two callers with the same files cannot block each
      // other for ever.
      try (var rows =
          db.createQuery(
                  """
                  update upload_file f
                  set completing_until = now() + make_interval(secs => :lease)
                  from (
                    select o.file_id
                    from upload_file o join upload u on u.job_id = o.job_id
                    where o.file_id = any(cast(string_to_array(:files, ',') as uuid[]))
                      and o.job_id = :id and o.etag is null and u.state = 'uploading'
                      and (o.completing_until is null or o.completing_until < now())
                    order by o.file_id
                    for update of o) free
                  where f.file_id = free.file_id
                  returning
                  """
                      + " "
                      + UploadRows.FILE)
              .addParam("lease", lease.toMillis() / 1e3)
              .addParam("files", joined(files))
              .addParam("id", id)
              .execute()) {
        return rows.map(UploadRows::file).collect(Collectors.toMap(UploadFile::id, file -> file));
      }
    });
  }

  /** Gives back claims to the completion of files. */
  public void release(Collection<UUID> files) {
    database.call(db ->
        db.createUpdate(
                """
                update upload_file set completing_until = null
                where file_id = any(cast(string_to_array(:files, ',') as uuid[]))
                """)
            .addParam("files", joined(files))
            .execute());
  }

  private static String joined(Collection<UUID> ids) {
    return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
  }

  /**
   * Notes that files are complete. With the last one the job is posted, in the same transaction: by
   * whom of several callers does not matter, it is posted once.
   *
   * @param id their upload
   * @param etags the files' entity tags by their ids
   * @param uriOfKey gives the URI by which the job knows an object
   */
  public FileCompletions complete(
      UUID id, Map<UUID, String> etags, Keeping keeping, UnaryOperator<String> uriOfKey) {
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
      if (state == UploadState.ABORTED) {
        return new FileCompletions(state, etags, false);
      }
      int noted = noted(tx, etags);
      Map<UUID, String> first = noted == etags.size() ? etags : firstTags(tx, etags.keySet());
      if (noted == 0) {
        return new FileCompletions(state, first, false);
      }
      boolean last =
          new Columns(row).integer("files_done") + noted == new Columns(row).integer("files_total");
      UploadState next = last ? UploadState.QUEUED : state;
      count(tx, id, noted, next, last ? keeping.ended() : keeping.idle());
      if (last) {
        Jobs.post(tx, id, UploadRows.job(row), UploadRows.bins(tx, id, uriOfKey).iterator());
      }
      return new FileCompletions(next, first, last);
    });
  }

  private static int noted(DbTransaction tx, Map<UUID, String> etags) {
    ArrayNode rows = Json.array();
    etags.forEach(
        (file, etag) -> rows.addObject().put("file_id", file.toString()).put("etag", etag));
    return Math.toIntExact(
        tx.createUpdate(
                """
                update upload_file f set etag = r.etag, completed_at = now()
                from jsonb_to_recordset(cast(:rows as jsonb)) as r(file_id uuid, etag text)
                where f.file_id = r.file_id and f.etag is null
                """)
            .addParam("rows", Json.text(rows))
            .execute());
  }

  private static Map<UUID, String> firstTags(DbTransaction tx, Collection<UUID> files) {
    try (var rows =
        tx.createQuery(
                """
                select file_id, etag from upload_file
                where file_id = any(cast(string_to_array(:files, ',') as uuid[]))
                """)
            .addParam("files", joined(files))
            .execute()) {
      return rows.map(Columns::new)
          .collect(Collectors.toMap(row -> row.uuid("file_id"), row -> row.text("etag")));
    }
  }

  private static void count(
      DbTransaction tx, UUID id, int files, UploadState state, Duration kept) {
    tx.createUpdate(
            """
            update upload
            set files_done = files_done + :files, state = :state,
                due_at = now() + make_interval(secs => :kept)
            where job_id = :id
            """)
        .addParam("files", files)
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
