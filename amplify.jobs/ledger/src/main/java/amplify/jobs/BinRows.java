package amplify.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Reads the bins of a job with the history of their attempts. */
final class BinRows {

  private BinRows() {}

  static List<BinState> list(
      Database database, UUID job, Collection<BinStatus> statuses, int after, int limit) {
    ArrayNode words = Json.array();
    (statuses.isEmpty() ? List.of(BinStatus.values()) : statuses)
        .forEach(status -> words.add(status.word()));
    return database.call(db -> {
      try (var rows =
          db.createQuery(
                  """
                  select t.bin_id, t.position, t.status, t.attempt, t.started_at, t.ended_at,
                         t.error, t.rows_done, t.rows_total,
                         (select cast(jsonb_agg(jsonb_build_object(
                                    'attempt', f.attempt, 'worker', f.worker,
                                    'started_at', extract(epoch from f.started_at),
                                    'ended_at', extract(epoch from f.ended_at),
                                    'error', f.error) order by f.attempt) as text)
                          from failed_attempt f where f.task_id = t.task_id) as failed_attempts
                  from task t
                  where t.job_id = :id and t.kind = 'bin' and t.position > :after
                    and t.status in (select jsonb_array_elements_text(cast(:statuses as jsonb)))
                  order by t.position limit :limit
                  """)
              .addParam("id", job)
              .addParam("after", after)
              .addParam("statuses", Json.text(words))
              .addParam("limit", limit)
              .execute()) {
        return rows.map(Columns::new).map(BinRows::bin).toList();
      }
    });
  }

  private static BinState bin(Columns row) {
    return new BinState(
        row.text("bin_id"),
        row.integer("position"),
        BinStatus.ofWord(row.text("status")),
        row.integer("attempt"),
        row.optionalInstant("started_at"),
        row.optionalInstant("ended_at"),
        row.optionalText("error"),
        row.bigint("rows_done"),
        row.bigint("rows_total"),
        row.optionalText("failed_attempts").map(BinRows::attempts).orElse(List.of()));
  }

  private static List<FailedAttempt> attempts(String json) {
    var attempts = new ArrayList<FailedAttempt>();
    for (JsonNode attempt : Json.tree(json)) {
      attempts.add(
          new FailedAttempt(
              attempt.path("attempt").intValue(),
              attempt.path("worker").textValue(),
              instant(attempt.path("started_at")),
              instant(attempt.path("ended_at")),
              attempt.path("error").textValue()));
    }
    return attempts;
  }

  /** Seconds with six decimals, as exact as the database keeps time. */
  private static Instant instant(JsonNode epochSeconds) {
    long micros = Math.round(epochSeconds.doubleValue() * 1e6);
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
  }
}
