package amplify.webhooks;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret shared with receivers, by which they know that an announcement is genuine: {@code
 * whsec_} and 24 to 64 random bytes in Base64, as Standard Webhooks has it.
 */
public final class SigningSecret {

  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int FEWEST = 24;
  private static final int MOST = 64;

  private final SecretKeySpec key;

  private SigningSecret(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /**
   * Reads a secret.
   *
   * @throws IllegalArgumentException telling the rule, and not the secret
   */
  public static SigningSecret of(String text) {
    byte[] key = text.startsWith(PREFIX) ? decoded(text.substring(PREFIX.length())) : new byte[0];
    if (key.length < FEWEST || key.length > MOST) {
      throw new IllegalArgumentException(
          "must be %s followed by %d to %d bytes in Base64, as `openssl rand -base64 32` makes them"
              .formatted(PREFIX, FEWEST, MOST));
    }
    return new SigningSecret(key);
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      // Said by the caller, who knows the whole rule.
      return new byte[0];
    }
  }

  /** The signature, as it stands in the header. */
  String sign(byte[] content) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }
}
