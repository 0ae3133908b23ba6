package amplify.jobs;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Uploads that somebody must look at: given up by their callers, not tidied, or old. Any number of
 * processes may ask; each upload is claimed by one at a time. Thread-safe.
 */
public final class DueUploads {

  private final Database database;

  DueUploads(Database database) {
    this.database = database;
  }

  /**
   * Claims uploads that are due. Those that were on their way are aborted by that.
   *
   * @param limit how many at most
   * @param lease how long the claim holds
   */
  public List<DueUpload> claim(int limit, Duration lease) {
    return database.call(db -> {
      try (var rows =
          db.createQuery(
                  """
                  with due as (
                    select job_id from upload where due_at < now() order by due_at limit :limit
                    for update skip locked)
                  update upload u
                  set due_at = now() + make_interval(secs => :lease),
                      reason = case u.state
                                 when 'opening' then 'The service that began it died'
                                 when 'uploading' then 'Nobody went on with it in time'
                                 else u.reason end,
                      idempotency_key = case when u.state in ('opening', 'uploading') then null
                                             else u.idempotency_key end,
                      state = case when u.state in ('opening', 'uploading') then 'aborted'
                                   else u.state end
                  from due where u.job_id = due.job_id
                  returning u.job_id, u.state, u.cleaned, u.urls_until
                  """)
              .addParam("limit", limit)
              .addParam("lease", lease.toMillis() / 1e3)
              .execute()) {
        return rows.map(UploadRows::due).toList();
      }
    });
  }

  /**
   * Notes that what an aborted upload had left in the store is removed. While URLs are still good
   * it becomes due again after them, since they may bring in more; then it is remembered for a
   * while.
   *
   * @param margin how long after the end of its URLs a part may still be on its way
   * @param ended how long it is remembered
   */
  public void cleaned(UUID id, Duration margin, Duration ended) {
    database.call(db ->
        db.createUpdate(
                """
                update upload
                set cleaned = urls_until + make_interval(secs => :margin) < now(),
                    due_at = case
                      when urls_until + make_interval(secs => :margin) < now()
                      then now() + make_interval(secs => :ended)
                      else urls_until + make_interval(secs => :margin) end
                where job_id = :id and state = 'aborted' and not cleaned
                """)
            .addParam("margin", margin.toMillis() / 1e3)
            .addParam("ended", ended.toMillis() / 1e3)
            .addParam("id", id)
            .execute());
  }

  /** Forgets an upload that ended long ago. The job it became stays. */
  public void forget(UUID id) {
    database.call(db ->
        db.createDelete(
                """
                delete from upload
                where job_id = :id and (state = 'queued' or (state = 'aborted' and cleaned))
                """)
            .addParam("id", id)
            .execute());
  }
}
