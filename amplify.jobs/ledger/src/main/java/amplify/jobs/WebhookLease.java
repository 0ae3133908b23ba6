package amplify.jobs;

import java.util.UUID;

/**
 * The right to attempt a delivery and to note its outcome. It is lost when its time runs out; then
 * another claim may begin, and what this one notes is refused.
 *
 * @param webhookId the announcement; receivers see it as {@code webhook-id}
 * @param claim counts from 1
 */
public record WebhookLease(UUID webhookId, int claim) {}
