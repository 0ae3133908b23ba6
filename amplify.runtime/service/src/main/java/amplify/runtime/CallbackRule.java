package amplify.runtime;

import amplify.webhooks.RefusedTargetException;
import amplify.webhooks.WebhookTargets;
import java.util.Optional;

/**
 * Refuses addresses in requests that will never be told anything.
 *
 * @param targets which addresses may be told
 */
record CallbackRule(WebhookTargets targets) {

  /**
   * Checks what can be checked without looking the host up.
   *
   * @throws InvalidRequestException naming {@code callback_url}
   */
  void check(Optional<String> callbackUrl) {
    callbackUrl.ifPresent(url -> {
      try {
        targets.check(url);
      } catch (RefusedTargetException e) {
        throw InvalidRequestException.of(
            "callback_url", "is '%s', but %s".formatted(Printable.text(url), e.getMessage()));
      }
    });
  }
}
