package amplify.jobs;

import java.util.UUID;

/**
 * A claimed announcement.
 *
 * @param lease the right to attempt its delivery
 * @param jobId the job that ended
 * @param url its callback_url
 * @param authority host and port of the URL, in lower case
 * @param attempts attempts that have failed
 */
public record DueWebhook(
    WebhookLease lease, UUID jobId, String url, String authority, int attempts) {}
