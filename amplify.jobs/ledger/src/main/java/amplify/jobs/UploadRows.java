package amplify.jobs;

import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbTransaction;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** How uploads are written to and read from the database. */
final class UploadRows {

  /** What {@link #file} reads. */
  static final String FILE =
      "f.file_id, f.bin_position, f.position, f.bin_id, f.filename, f.size_bytes, f.part_size, f.sizes_signed, f.key, f.store_id, f.etag";

  static final String FILES = "select " + FILE + " from upload_file f";

  /** An array of the ids that {@link #joined} makes the parameter {@code files} of. */
  static final String IDS = "cast(string_to_array(:files, ',') as uuid[])";

  private UploadRows() {}

  static String joined(Collection<UUID> ids) {
    return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
  }

  static Upload upload(DbRow dbRow) {
    var row = new Columns(dbRow);
    return new Upload(
        row.uuid("job_id"),
        UploadState.ofWord(row.text("state")),
        row.optionalText("reason"),
        row.instant("created_at"),
        row.optionalInstant("kept_until"),
        row.integer("bins_total"),
        row.integer("files_total"),
        row.integer("files_done"),
        row.bigint("bytes_total"));
  }

  static UploadFile file(DbRow dbRow) {
    var row = new Columns(dbRow);
    return new UploadFile(
        row.uuid("file_id"),
        row.integer("bin_position"),
        row.integer("position"),
        row.text("bin_id"),
        row.text("filename"),
        row.bigint("size_bytes"),
        row.bigint("part_size"),
        row.flag("sizes_signed"),
        row.text("key"),
        row.optionalText("store_id"),
        row.optionalText("etag"));
  }

  static NewJob job(DbRow dbRow) {
    var row = new Columns(dbRow);
    return new NewJob(
        row.text("processor"),
        row.text("parameters"),
        row.integer("priority"),
        Optional.empty(),
        row.optionalText("callback_url"),
        // Keys of uploads and keys of jobs are the callers' in two lists of their own.
        Optional.empty(),
        row.text("request_digest"));
  }

  /** The bins of an upload, as its job takes them. */
  static List<NewBin> bins(DbTransaction tx, UUID id, UnaryOperator<String> uriOfKey) {
    try (var rows =
        tx.createQuery(
                """
                select bin_id, cast(jsonb_agg(key order by position) as text) as keys
                from upload_file where job_id = :id
                group by bin_position, bin_id order by bin_position
                """)
            .addParam("id", id)
            .execute()) {
      return rows.map(Columns::new)
          .map(row ->
              new NewBin(
                  row.text("bin_id"),
                  Json.strings(row.text("keys")).stream().map(uriOfKey).toList()))
          .toList();
    }
  }

  static DueUpload due(DbRow dbRow) {
    var row = new Columns(dbRow);
    return new DueUpload(
        row.uuid("job_id"),
        UploadState.ofWord(row.text("state")),
        row.value("cleaned", Boolean.class).orElse(false),
        row.instant("urls_until"));
  }
}
