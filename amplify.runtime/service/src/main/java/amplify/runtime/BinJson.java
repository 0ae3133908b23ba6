package amplify.runtime;

import amplify.jobs.BinState;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** Writes the bins of a job. */
final class BinJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private BinJson() {}

  /**
   * A page of bins.
   *
   * @param full whether there may be more
   */
  static ObjectNode page(List<BinState> bins, boolean full) {
    ObjectNode json = MAPPER.createObjectNode();
    ArrayNode array = json.putArray("bins");
    bins.forEach(bin -> array.add(bin(bin)));
    json.put("next_cursor", full ? String.valueOf(bins.getLast().position() + 1) : null);
    return json;
  }

  private static ObjectNode bin(BinState bin) {
    ObjectNode json =
        MAPPER
            .createObjectNode()
            .put("bin_id", bin.binId())
            .put("bin_index", bin.position() + 1)
            .put("status", bin.status().word())
            .put("attempts", bin.attempts())
            .put("started_at", bin.startedAt().map(Instant::toString).orElse(null))
            .put("ended_at", bin.endedAt().map(Instant::toString).orElse(null))
            .put("error", bin.error().orElse(null))
            .put("processed_rois", bin.rowsDone())
            .put("total_rois", bin.rowsTotal());
    ArrayNode attempts = json.putArray("failed_attempts");
    bin.failedAttempts()
        .forEach(attempt ->
            attempts
                .addObject()
                .put("attempt", attempt.attempt())
                .put("worker", attempt.worker())
                .put("started_at", attempt.startedAt().toString())
                .put("ended_at", attempt.endedAt().toString())
                .put("error", attempt.error()));
    return json;
  }
}
