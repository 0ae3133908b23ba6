package amplify.jobs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.helidon.dbclient.DbTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The ledger of files that become complete: first a file is claimed, then the store makes it one
 * object, then it is noted. Rows are locked in the order of their ids by everybody, so that callers
 * with the same files never wait for each other in a circle. Thread-safe.
 */
public final class UploadCompletions {

  private final Database database;

  UploadCompletions(Database database) {
    this.database = database;
  }

  /**
   * Claims the completion of files, so that no two callers are at the same in the store.
   *
   * @param id their upload
   * @param lease how long the claim holds
   * @return the claim, without the files of which there is none of that id, that are another's for
   *     now, or that are complete; empty if no file is left, or the upload is not under way
   */
  public Optional<FileClaim> claim(UUID id, Collection<UUID> files, Duration lease) {
    return database.call(db -> {
      var claimed = new HashMap<UUID, UploadFile>();
      var until = new HashMap<UUID, Instant>();
      try (var rows =
          db.createQuery(
                  """
                  update upload_file f
                  set completing_until = now() + make_interval(secs => :lease)
                  from (
                    select o.file_id
                    from upload_file o join upload u on u.job_id = o.job_id
                    where o.file_id = any(%s)
                      and o.job_id = :id and o.etag is null and u.state = 'uploading'
                      and (o.completing_until is null or o.completing_until < now())
                    order by o.file_id
                    for update of o) free
                  where f.file_id = free.file_id
                  returning f.completing_until, %s
                  """
                      .formatted(UploadRows.IDS, UploadRows.FILE))
              .addParam("lease", lease.toMillis() / 1e3)
              .addParam("files", UploadRows.joined(files))
              .addParam("id", id)
              .execute()) {
        rows.forEach(row -> {
          UploadFile file = UploadRows.file(row);
          claimed.put(file.id(), file);
          until.put(file.id(), new Columns(row).instant("completing_until"));
        });
      }
      return until.values().stream().findAny().map(time -> new FileClaim(time, claimed));
    });
  }

  /** Gives a claim back, as far as it is still the caller's and nothing has come of it. */
  public void release(FileClaim claim) {
    database.call(db ->
        db.createUpdate(
                """
                update upload_file f set completing_until = null
                from (
                  select file_id from upload_file
                  where file_id = any(%s) and etag is null
                    and completing_until = cast(:until as timestamptz)
                  order by file_id
                  for update) mine
                where f.file_id = mine.file_id
                """
                    .formatted(UploadRows.IDS))
            .addParam("files", UploadRows.joined(claim.files().keySet()))
            .addParam("until", claim.until().toString())
            .execute());
  }

  /**
   * Notes that files are complete. With the last one the job is posted, in the same transaction: by
   * whom of several callers does not matter, it is posted once.
   *
   * @param id their upload
   * @param etags the files' entity tags by their ids
   * @param uriOfKey gives the URI by which the job knows an object
   */
  public NotedFiles complete(
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
        return new NotedFiles(state, etags, false);
      }
      int noted = noted(tx, etags);
      Map<UUID, String> first = noted == etags.size() ? etags : firstTags(tx, etags.keySet());
      if (noted == 0) {
        return new NotedFiles(state, first, false);
      }
      boolean last =
          new Columns(row).integer("files_done") + noted == new Columns(row).integer("files_total");
      UploadState next = last ? UploadState.QUEUED : state;
      count(tx, id, noted, next, last ? keeping.ended() : keeping.idle());
      if (last) {
        Jobs.post(tx, id, UploadRows.job(row), UploadRows.bins(tx, id, uriOfKey).iterator());
      }
      return new NotedFiles(next, first, last);
    });
  }

  private static int noted(DbTransaction tx, Map<UUID, String> etags) {
    ArrayNode rows = Json.array();
    etags.forEach(
        (file, etag) -> rows.addObject().put("file_id", file.toString()).put("etag", etag));
    return Math.toIntExact(
        tx.createUpdate(
                """
                update upload_file f set etag = made.etag, completed_at = now()
                from (
                  select o.file_id, r.etag
                  from upload_file o
                  join jsonb_to_recordset(cast(:rows as jsonb)) as r(file_id uuid, etag text)
                    on r.file_id = o.file_id
                  where o.etag is null
                  order by o.file_id
                  for update of o) made
                where f.file_id = made.file_id
                """)
            .addParam("rows", Json.text(rows))
            .execute());
  }

  private static Map<UUID, String> firstTags(DbTransaction tx, Collection<UUID> files) {
    try (var rows =
        tx.createQuery(
                """
                select file_id, etag from upload_file where file_id = any(%s)
                """
                    .formatted(UploadRows.IDS))
            .addParam("files", UploadRows.joined(files))
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
}
