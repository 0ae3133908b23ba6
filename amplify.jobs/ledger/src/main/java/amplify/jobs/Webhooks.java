package amplify.jobs;

import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbStatementDml;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * The announcements of ended jobs: claimed under leases by any number of processes, and noted as
 * delivered, failed or abandoned. An announcement comes into being in the transaction that ends its
 * job. All times are the database's. Thread-safe.
 */
public final class Webhooks {

  private final Database database;

  Webhooks(Database database) {
    this.database = database;
  }

  /**
   * Claims what is due, the longest due first, but never more for one receiver than its share: one
   * that answers slowly keeps nobody else waiting. Of a job that is being run again nothing is
   * claimed.
   *
   * @param limit how many at most
   * @param perReceiver how many at most for one host and port, those under way included
   * @param underWay how many this process has under way for each host and port
   * @param lease how long the claim holds
   */
  public List<DueWebhook> claim(
      int limit, int perReceiver, Map<String, Integer> underWay, Duration lease) {
    return database.call(db -> {
      try (var rows =
          db.createQuery(
                  """
                  with earliest as (
                    select webhook_id, authority, next_attempt_at,
                           coalesce(cast(cast(:busy as jsonb) ->> authority as integer), 0) as busy
                    from webhook w
                    where state = 'pending' and next_attempt_at <= now()
                      and (lease_until is null or lease_until < now())
                      and coalesce(cast(cast(:busy as jsonb) ->> authority as integer), 0) < :share
                      and exists (select 1 from job j
                                  where j.job_id = w.job_id
                                    and j.status in ('completed', 'failed'))
                    order by next_attempt_at
                    limit 1000),
                  fair as (
                    select webhook_id,
                           busy + row_number() over (partition by authority
                                                     order by next_attempt_at) as place
                    from earliest),
                  next as (
                    select w.webhook_id from webhook w join fair f on f.webhook_id = w.webhook_id
                    where f.place <= :share and w.state = 'pending'
                      and w.next_attempt_at <= now()
                      and (w.lease_until is null or w.lease_until < now())
                    order by w.next_attempt_at
                    limit :limit
                    for update of w skip locked),
                  claimed as (
                    update webhook w
                    set claim = w.claim + 1, lease_until = now() + make_interval(secs => :lease)
                    from next where w.webhook_id = next.webhook_id
                    returning w.*)
                  select c.webhook_id, c.claim, c.job_id, c.authority, c.attempts, j.callback_url
                  from claimed c join job j on j.job_id = c.job_id
                  order by c.next_attempt_at
                  """)
              .addParam("busy", Json.text(underWay))
              .addParam("share", perReceiver)
              .addParam("limit", limit)
              .addParam("lease", lease.toMillis() / 1e3)
              .execute()) {
        return rows.map(Webhooks::due).toList();
      }
    });
  }

  private static DueWebhook due(DbRow dbRow) {
    var row = new Columns(dbRow);
    return new DueWebhook(
        new WebhookLease(row.uuid("webhook_id"), row.integer("claim")),
        row.uuid("job_id"),
        row.text("callback_url"),
        row.text("authority"),
        row.integer("attempts"));
  }

  /**
   * Notes that the receiver accepted it.
   *
   * @param status the HTTP status of the answer
   * @return false if the lease was lost, in which case nothing is written
   */
  public boolean delivered(WebhookLease lease, int status) {
    return note(
        lease,
        """
        state = 'delivered', delivered_at = now(), next_attempt_at = null, last_error = null,
        attempts = attempts + 1, last_status = :status
        """,
        update -> update.addParam("status", status));
  }

  /**
   * Notes a failed attempt.
   *
   * @param status the HTTP status of the answer, if there was one
   * @param error why, for people
   * @param pause after which to attempt again
   * @return false if the lease was lost, in which case nothing is written
   */
  public boolean failed(WebhookLease lease, OptionalInt status, String error, Duration pause) {
    return note(
        lease,
        """
        next_attempt_at = now() + make_interval(secs => :pause), attempts = attempts + 1,
        last_status = cast(nullif(:status, 0) as integer), last_error = :error
        """,
        update ->
            update
                .addParam("pause", pause.toMillis() / 1e3)
                .addParam("status", status.orElse(0))
                .addParam("error", error));
  }

  /**
   * Notes a failed attempt that was the last.
   *
   * @param status the HTTP status of the answer, if there was one
   * @param error why, for people
   * @return false if the lease was lost, in which case nothing is written
   */
  public boolean abandoned(WebhookLease lease, OptionalInt status, String error) {
    return note(
        lease,
        """
        state = 'abandoned', next_attempt_at = null, attempts = attempts + 1,
        last_status = cast(nullif(:status, 0) as integer), last_error = :error
        """,
        update -> update.addParam("status", status.orElse(0)).addParam("error", error));
  }

  /** Gives a claim back without an outcome, to be claimed at once by whoever comes. */
  public boolean release(WebhookLease lease) {
    boolean released = note(lease, "claim = claim", update -> update);
    if (released) {
      database.call(db ->
          db.createGet("select pg_notify('%s', '') is null as sent".formatted(Announcement.CHANNEL))
              .execute());
    }
    return released;
  }

  private boolean note(
      WebhookLease lease, String changes, UnaryOperator<DbStatementDml> parameters) {
    return database.call(db ->
        parameters
                .apply(
                    db.createUpdate(
                            "update webhook set lease_until = null, "
                                + changes
                                + " where webhook_id = :id and claim = :claim"
                                + " and state = 'pending' and lease_until is not null")
                        .addParam("id", lease.webhookId())
                        .addParam("claim", lease.claim()))
                .execute()
            == 1);
  }
}
