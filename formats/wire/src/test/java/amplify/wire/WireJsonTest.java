package amplify.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers as clients have always had them, letter by letter: order, names, nulls, numbers. */
class WireJsonTest {

  private static final String ID = "6ba7b810-9dad-41d1-80b4-00c04fd430c8";
  private static final String RESULT =
      """
      {"job_id":"%s",\
      "features":{"format":"parquet","uris":["s3://lab/results/1/features/part-0000.parquet"],\
      "schema":{"bin_id":"string","roi_number":"int64","Area":"float64"}},\
      "masks":{"format":"webdataset","shards":[{"uri":"s3://lab/a.tar","index_uri":"s3://lab/a.json"}]},\
      "counts":{"bins":2,"rois":5,"masks":5,"failed_bins":1,"failed_rois":1},\
      "failures":[{"bin_id":"D1","error":"is damaged"},{"bin_id":"D2","roi_number":12,"error":"is cut off"}],\
      "provenance":{"processor":"features","processor_version":"4.0","software_version":"1.0.0",\
      "parameters":{"stitch":true,"ratio":0.5,"n":3}}}\
      """
          .formatted(ID);

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of(
            JobAccepted.class,
            """
            {"job_id":"%s","status":"queued","created_at":"2026-11-25T08:00:00.123456Z"}\
            """
                .formatted(ID)),
        Arguments.of(JobResult.class, RESULT),
        Arguments.of(
            JobResult.class,
            RESULT.replace(
                ",\"provenance\"", ",\"failures_uri\":\"s3://lab/all.jsonl\",\"provenance\"")),
        Arguments.of(
            JobStatus.class,
            """
            {"job_id":"%s","status":"completed","created_at":"2026-11-25T08:00:00Z",\
            "started_at":"2026-11-25T08:00:00.100Z","completed_at":"2026-11-25T08:00:02.500Z",\
            "error":"1 of 3 bins failed","result":%s,\
            "progress":{"stage":"completed","percent":100.0,"eta_seconds":null,"detail":{}},\
            "processor":"features","parameters":{},"cancelled":false,"round":1,\
            "bins":{"total":3,"done":2,"failed":1,"running":0,"cancelled":0},\
            "webhook":{"url":"https://lab.example/done","state":"pending","id":"%s","attempts":2,\
            "last_status":503,"last_error":"answered 503","next_attempt_at":"2026-11-25T08:00:04Z",\
            "delivered_at":null}}\
            """
                .formatted(ID, RESULT, ID)),
        Arguments.of(
            JobStatus.class,
            """
            {"job_id":"%s","status":"processing","created_at":"2026-11-25T08:00:00Z",\
            "started_at":"2026-11-25T08:00:00.100Z","completed_at":null,"error":null,"result":null,\
            "progress":{"stage":"download","percent":33.3,"eta_seconds":7,\
            "detail":{"bin_total":3,"bin_id":"D2","bin_index":2,"bin_percent":0.0,"processed_rois":0,\
            "total_rois":0,"message":"fetching"}},\
            "processor":"features","parameters":{},"cancelled":false,"round":1,\
            "bins":{"total":3,"done":1,"failed":0,"running":1,"cancelled":0},"webhook":null}\
            """
                .formatted(ID)),
        Arguments.of(
            JobFailed.class,
            """
            {"job_id":"%s","status":"failed","error":"no bin succeeded","cancelled":false,\
            "created_at":"2026-11-25T08:00:00Z","completed_at":"2026-11-25T08:00:02Z",\
            "bins":{"total":1,"done":0,"failed":1,"cancelled":0}}\
            """
                .formatted(ID)),
        Arguments.of(
            JobBins.class,
            """
            {"bins":[{"bin_id":"D1","bin_index":1,"status":"failed","attempts":1,\
            "started_at":"2026-11-25T08:00:00Z","ended_at":"2026-11-25T08:00:01Z","error":"is damaged",\
            "processed_rois":0,"total_rois":0,"failed_attempts":[{"attempt":1,"worker":"w-1",\
            "started_at":"2026-11-25T08:00:00Z","ended_at":"2026-11-25T08:00:01Z","error":"is damaged"}]},\
            {"bin_id":"D2","bin_index":2,"status":"queued","attempts":0,"started_at":null,"ended_at":null,\
            "error":null,"processed_rois":0,"total_rois":0,"failed_attempts":[]}],"next_cursor":"2"}\
            """),
        Arguments.of(
            JobObjects.class,
            """
            {"job_id":"%s","objects":[{"name":"results.json","size":17,"etag":"\\"e\\"",\
            "url":"http://localhost:9000/lab/results.json?X-Amz-Expires=60"}],\
            "expires_at":"2026-11-25T08:00:00Z","next_cursor":null}\
            """
                .formatted(ID)));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void whatIsReadIsWrittenTheSame(Class<?> type, String json) {
    assertEquals(json, WireJson.text(WireJson.read(json, type)));
  }

  @Test
  void membersOfANewerServiceAreIgnored() {
    var read =
        WireJson.read(
            """
            {"job_id":"%s","status":"queued","created_at":"2026-11-25T08:00:00Z","mood":"good"}\
            """
                .formatted(ID),
            JobAccepted.class);
    assertEquals(JobState.QUEUED, read.status());
  }

  @Test
  void otherJsonIsRefusedByNameOfItsShape() {
    var refused =
        assertThrows(IllegalArgumentException.class, () -> WireJson.read("[1]", JobResult.class));
    assertTrue(
        refused.getMessage().startsWith("Not the JSON of a JobResult: "), refused::getMessage);
  }
}
