package amplify.jobs;

import io.helidon.dbclient.DbExecute;
import java.util.UUID;

/** The note that the end of a job is to be announced to its callback_url. */
final class Announcement {

  /** The channel on which announcements are notified. */
  static final String CHANNEL = "amplify_webhook";

  private Announcement() {}

  /**
   * Adds an announcement, if the job has a callback_url. To be called in the transaction that ends
   * the job, so that there is never one without the other. What was still to be said of an earlier
   * end is dropped: nobody needs to hear of an end that no longer holds.
   */
  static void add(DbExecute tx, UUID jobId) {
    tx.createGet(
            """
            with superseded as (
              update webhook
              set state = 'abandoned', next_attempt_at = null, lease_until = null,
                  last_error = 'Superseded: the job was run again and ended again'
              where job_id = :id and state = 'pending'),
            announced as (
              insert into webhook (job_id, round, authority)
              select job_id, round, lower(split_part(callback_url, '/', 3))
              from job where job_id = :id and callback_url is not null
              returning webhook_id)
            select pg_notify('%s', '') is null as sent from announced
            """
                .formatted(CHANNEL))
        .addParam("id", jobId)
        .execute();
  }
}
