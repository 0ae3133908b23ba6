package amplify.webhooks;

import java.time.Duration;
import java.util.List;

/**
 * How receivers are told of the end of jobs.
 *
 * @param secrets what announcements are signed with, each: several while a secret is replaced; none
 *     means that they are sent unsigned (WEBHOOK_SECRET)
 * @param allowHttp whether http may be used beside https (WEBHOOK_ALLOW_HTTP)
 * @param allowedNetworks networks whose addresses may be called although they are not public
 *     (WEBHOOK_ALLOW_PRIVATE)
 * @param retryPauses the pauses between attempts; when they are used up, the delivery is abandoned
 *     (WEBHOOK_RETRY_SECONDS)
 * @param timeout how long an attempt may take in all (WEBHOOK_TIMEOUT_SECONDS)
 * @param concurrency attempts under way at a time in this process (WEBHOOK_CONCURRENCY)
 * @param poll how often to look for what no notification announced, such as attempts that are
 *     repeated (POLL_SECONDS)
 */
public record WebhookSettings(
    List<SigningSecret> secrets,
    boolean allowHttp,
    List<Network> allowedNetworks,
    List<Duration> retryPauses,
    Duration timeout,
    int concurrency,
    Duration poll) {

  /** Keeps copies of the lists. */
  public WebhookSettings {
    secrets = List.copyOf(secrets);
    allowedNetworks = List.copyOf(allowedNetworks);
    retryPauses = List.copyOf(retryPauses);
  }
}
