package amplify.jobs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.helidon.dbclient.DbTransaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Begins uploads: first they are written down, then the store is told of their files, then they are
 * ready. Whoever dies in between leaves an upload that becomes due. Thread-safe.
 */
public final class UploadOpenings {

  /** Files sent to the database in one statement. */
  private static final int BATCH = 2_000;

  private final Database database;

  UploadOpenings(Database database) {
    this.database = database;
  }

  /**
   * Writes an upload down, or finds the one of the same idempotency key.
   *
   * @param id its id
   * @param job the job that it is to become
   * @param files its files, at least one, bin by bin
   * @param lease how long the caller has for telling the store, until it {@linkplain #told reports}
   * @throws IdempotencyConflictException if the key was used for a different request
   */
  public Opening open(UUID id, NewJob job, List<UploadFile> files, Duration lease) {
    return database.transaction(tx -> {
      Optional<UUID> earlier = inserted(tx, id, job, files, lease);
      if (earlier.isEmpty()) {
        insertFiles(tx, id, files);
      }
      return new Opening(earlier.orElse(id), earlier.isPresent());
    });
  }

  private static Optional<UUID> inserted(
      DbTransaction tx, UUID id, NewJob job, List<UploadFile> files, Duration lease) {
    while (!insert(tx, id, job, files, lease)) {
      String key = job.idempotencyKey().orElseThrow();
      Optional<Columns> earlier =
          tx.createGet(
                  """
                  select job_id, request_digest, state = 'opening' and due_at < now() as dead
                  from upload where idempotency_key = :key for update
                  """)
              .addParam("key", key)
              .execute()
              .map(Columns::new);
      if (earlier.isEmpty()) {
        // Aborted between the two statements: the key is free again.
        continue;
      }
      Columns row = earlier.get();
      if (!row.text("request_digest").equals(job.requestDigest())) {
        throw new IdempotencyConflictException(key);
      }
      if (!row.value("dead", Boolean.class).orElse(false)) {
        return Optional.of(row.uuid("job_id"));
      }
      Uploads.abort(tx, row.uuid("job_id"), "The service that began it died", Duration.ZERO);
    }
    return Optional.empty();
  }

  private static boolean insert(
      DbTransaction tx, UUID id, NewJob job, List<UploadFile> files, Duration lease) {
    // A second process with the same key waits here until the first one has committed.
    return tx.createInsert(
                """
                insert into upload (job_id, processor, parameters, priority, callback_url,
                                    idempotency_key, request_digest, due_at, bins_total,
                                    files_total, bytes_total)
                values (:id, :processor, cast(:parameters as json), :priority, :callback, :key,
                        :digest, now() + make_interval(secs => :lease), :bins, :files, :bytes)
                on conflict (idempotency_key) do nothing
                """)
            .addParam("id", id)
            .addParam("processor", job.processor())
            .addParam("parameters", job.parametersJson())
            .addParam("priority", job.priority())
            .addParam("callback", job.callbackUrl().orElse(null))
            .addParam("key", job.idempotencyKey().orElse(null))
            .addParam("digest", job.requestDigest())
            .addParam("lease", lease.toMillis() / 1e3)
            .addParam("bins", files.getLast().binPosition() + 1)
            .addParam("files", files.size())
            .addParam("bytes", files.stream().mapToLong(UploadFile::size).sum())
            .execute()
        == 1;
  }

  private static void insertFiles(DbTransaction tx, UUID id, List<UploadFile> files) {
    for (int start = 0; start < files.size(); start += BATCH) {
      ArrayNode rows = Json.array();
      files
          .subList(start, Math.min(files.size(), start + BATCH))
          .forEach(file ->
              rows.addObject()
                  .put("file_id", file.id().toString())
                  .put("bin_position", file.binPosition())
                  .put("position", file.position())
                  .put("bin_id", file.binId())
                  .put("filename", file.filename())
                  .put("size_bytes", file.size())
                  .put("part_size", file.partSize())
                  .put("sizes_signed", file.sizesSigned())
                  .put("key", file.key()));
      tx.createInsert(
              """
              insert into upload_file (job_id, file_id, bin_position, position, bin_id, filename,
                                       size_bytes, part_size, sizes_signed, key)
              select :id, file_id, bin_position, position, bin_id, filename, size_bytes, part_size,
                     sizes_signed, key
              from jsonb_to_recordset(cast(:rows as jsonb))
                   as f(file_id uuid, bin_position integer, position integer, bin_id text,
                        filename text, size_bytes bigint, part_size bigint,
                        sizes_signed boolean, key text)
              """)
          .addParam("id", id)
          .addParam("rows", Json.text(rows))
          .execute();
    }
  }

  /**
   * Notes what the store calls some files.
   *
   * @param files files that the store has been told of
   * @param lease how long the caller has until its next report
   * @return whether the upload is still being opened; if not, the caller must stop
   */
  public boolean told(UUID id, List<UploadFile> files, Duration lease) {
    ArrayNode rows = Json.array();
    files.forEach(file ->
        rows.addObject()
            .put("file_id", file.id().toString())
            .put("store_id", file.storeId().orElseThrow()));
    return database.transaction(tx -> {
      boolean open =
          tx.createUpdate(
                      """
                      update upload set due_at = now() + make_interval(secs => :lease)
                      where job_id = :id and state = 'opening'
                      """)
                  .addParam("id", id)
                  .addParam("lease", lease.toMillis() / 1e3)
                  .execute()
              == 1;
      if (open) {
        tx.createUpdate(
                """
                update upload_file f set store_id = r.store_id
                from jsonb_to_recordset(cast(:rows as jsonb)) as r(file_id uuid, store_id text)
                where f.file_id = r.file_id
                """)
            .addParam("rows", Json.text(rows))
            .execute();
      }
      return open;
    });
  }

  /**
   * Ends the opening: from now on files are on their way.
   *
   * @return whether it was still being opened
   */
  public boolean ready(UUID id, Keeping keeping) {
    return database.call(db ->
        db.createUpdate(
                    """
                    update upload
                    set state = 'uploading', due_at = now() + make_interval(secs => :idle),
                        urls_until = now() + make_interval(secs => :urls)
                    where job_id = :id and state = 'opening'
                    """)
                .addParam("id", id)
                .addParam("idle", keeping.idle().toMillis() / 1e3)
                .addParam("urls", keeping.urls().toMillis() / 1e3)
                .execute()
            == 1);
  }
}
